/** Markdown inside a paragraph: **bold**, *italic*, ~~strike~~, `code`, [links](…). */
import { emojiFor } from "./emoji.js";

const RULES = [
  [/`([^`\n]+)`/y, ([, text]) => ({ type: "code", text })],
  [/\*\*(\S(?:[^\n]*?\S)??)\*\*/y, ([, text]) => styled("bold", text)],
  [/__(\S(?:[^\n]*?\S)??)__/y, ([, text]) => styled("bold", text)],
  [/~~(\S(?:[^\n]*?\S)??)~~/y, ([, text]) => styled("strike", text)],
  [/\*([^\s*](?:[^\n*]*[^\s*])?)\*/y, ([, text]) => styled("italic", text)],
  [/_([^\s_](?:[^\n_]*[^\s_])?)_(?![\p{L}\p{N}])/uy, ([, text]) => styled("italic", text)],
  [/\[([^\]\n]+)\]\(([^()\s]+)\)/y, ([, text, url]) => ({ type: "link", url, children: parseMarkdownInline(text) })],
  [/:([a-z0-9_+'-]+):/y, ([, name]) => emojiFor(name) && { type: "emoji", name, text: emojiFor(name) }],
  [/\\([\\`*_{}[\]()#+\-.!~|>])/y, ([, text]) => ({ type: "text", text })],
  [/ *\n/y, () => ({ type: "break" })],
];

/**
 * @param {string} text
 * @returns {import("./tree.js").Inline[]}
 */
export function parseMarkdownInline(text) {
  const nodes = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const found = special(text, at);
    if (found && found.node.type !== "text") {
      if (plain) nodes.push({ type: "text", text: plain });
      plain = "";
      nodes.push(found.node);
    } else plain += found ? found.node.text : text[at];
    at = found ? found.end : at + 1;
  }
  return plain ? [...nodes, { type: "text", text: plain }] : nodes;
}

function special(text, at) {
  if (text[at] === "_" && /[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return null;
  for (const [pattern, toNode] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const node = match && toNode(match);
    if (node) return { node, end: at + match[0].length };
  }
  return null;
}

const styled = (type, text) => ({ type, children: parseMarkdownInline(text) });
