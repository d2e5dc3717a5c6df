/** rich_text blocks as Slack sends them, read into the same picture as mrkdwn. */
import { emojiFor } from "./emoji.js";

const STYLES = ["strike", "italic", "bold"];
const MARKERS = ["•", "◦", "▪"];

const INLINE = {
  text: (e) =>
    e.text
      .split("\n")
      .flatMap((line, i) => [...(i ? [{ type: "break" }] : []), ...(line ? [{ type: "text", text: line }] : [])]),
  link: (e) => [{ type: "link", url: e.url, children: [{ type: "text", text: e.text ?? e.url }] }],
  user: (e) => [{ type: "user", id: e.user_id }],
  channel: (e) => [{ type: "channel", id: e.channel_id }],
  usergroup: (e) => [{ type: "group", id: e.usergroup_id }],
  broadcast: (e) => [{ type: "broadcast", name: e.range }],
  emoji: (e) => [emoji(e)],
  date: (e) => [{ type: "date", seconds: e.timestamp, format: e.format, url: e.url, fallback: e.fallback ?? "" }],
  color: (e) => [{ type: "code", text: e.value }],
};

const SECTIONS = {
  rich_text_section: (s) => [{ type: "para", children: inlineOf(s.elements) }],
  rich_text_quote: (s) => [{ type: "quote", children: [{ type: "para", children: inlineOf(s.elements) }] }],
  rich_text_preformatted: (s) => [{ type: "pre", text: s.elements.map((e) => e.text ?? e.url ?? "").join("") }],
  rich_text_list: (s) => s.elements.map((section, i) => item(s, section, i)),
};

/**
 * @param {{elements: {type: string, elements: object[]}[]}} block
 * @returns {import("./tree.js").Block[]}
 */
export function parseRichText(block) {
  return block.elements.flatMap((section) => SECTIONS[section.type]?.(section) ?? []);
}

function inlineOf(elements) {
  return elements.flatMap((element) =>
    (INLINE[element.type]?.(element) ?? []).map((node) => withStyle(node, element.style)),
  );
}

function withStyle(node, style = {}) {
  const inner = style.code && node.type === "text" ? { type: "code", text: node.text } : node;
  return STYLES.filter((name) => style[name]).reduce((child, type) => ({ type, children: [child] }), inner);
}

function item(list, section, i) {
  const indent = list.indent ?? 0;
  const marker = list.style === "ordered" ? `${(list.offset ?? 0) + i + 1}.` : MARKERS[indent % MARKERS.length];
  return { type: "item", marker, indent, children: inlineOf(section.elements) };
}

function emoji({ name, unicode }) {
  const known =
    emojiFor(name) ?? (unicode && String.fromCodePoint(...unicode.split("-").map((code) => parseInt(code, 16))));
  return known ? { type: "emoji", name, text: known } : { type: "text", text: `:${name}:` };
}
