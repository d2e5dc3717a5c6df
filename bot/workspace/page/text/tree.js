/**
 * The one picture of formatted text. mrkdwn, Markdown and rich_text are read into these nodes; this file draws them.
 *
 * @typedef {{type: "text" | "code", text: string}
 *   | {type: "bold" | "italic" | "strike", children: Inline[]}
 *   | {type: "link", url: string, children: Inline[]}
 *   | {type: "user" | "channel" | "group", id: string, label?: string}
 *   | {type: "broadcast", name: string}
 *   | {type: "emoji", name: string, text: string}
 *   | {type: "date", seconds: number, format: string, url?: string, fallback: string}
 *   | {type: "break"}} Inline
 * @typedef {{type: "para", children: Inline[]} | {type: "heading", level: number, children: Inline[]}
 *   | {type: "pre", text: string} | {type: "rule"} | {type: "quote", children: Block[]}
 *   | {type: "item", marker: string, indent: number, children: Inline[]}
 *   | {type: "table", rows: Inline[][][]}} Block
 * @typedef {{userName: (id: string) => string | null, channelName: (id: string) => string | null, me: string,
 *   timeZone?: string, now: () => number}} Directory
 *   names of people and channels, the reader, the workspace's time (ms)
 */
import { h, safeUrl } from "../dom.js";
import { formatDate } from "./dates.js";

const INLINE = {
  text: (node) => node.text,
  code: (node) => h("code", { class: "t-code" }, node.text),
  bold: (node, names) => h("strong", {}, inline(node.children, names)),
  italic: (node, names) => h("em", {}, inline(node.children, names)),
  strike: (node, names) => h("s", {}, inline(node.children, names)),
  link: (node, names) => link(node.url, inline(node.children, names)),
  user: (node, names) => mention(`@${names.userName(node.id) ?? node.label ?? node.id}`, node.id === names.me),
  channel: (node, names) => mention(`#${names.channelName(node.id) ?? node.label ?? node.id}`, false),
  group: (node) => mention(node.label ?? `@${node.id}`, false),
  broadcast: (node) => mention(`@${node.name}`, false),
  emoji: (node) =>
    h("span", { class: "t-emoji", role: "img", "aria-label": node.name, title: `:${node.name}:` }, node.text),
  date: (node, names) => date(node, names),
  break: () => h("br"),
};

const BLOCK = {
  para: (node, names) => h("p", {}, inline(node.children, names)),
  heading: (node, names) => h(`h${Math.min(node.level + 2, 6)}`, { class: "t-heading" }, inline(node.children, names)),
  pre: (node) => h("pre", { class: "t-pre", tabindex: "0" }, node.text),
  rule: () => h("hr"),
  quote: (node, names) => h("blockquote", {}, blocks(node.children, names)),
  item: (node, names) =>
    h(
      "div",
      { class: "t-item", "data-indent": Math.min(node.indent, 5) },
      h("span", { class: "t-marker" }, node.marker),
      h("span", {}, inline(node.children, names)),
    ),
  table: (node, names) =>
    h(
      "table",
      { class: "b-table" },
      h(
        "tbody",
        {},
        node.rows.map((row) =>
          h(
            "tr",
            {},
            row.map((cell) => h("td", {}, inline(cell, names))),
          ),
        ),
      ),
    ),
};

/**
 * @param {Inline[]} nodes
 * @param {Directory} names
 * @returns {(Node | string)[]}
 */
export function inline(nodes, names) {
  return nodes.map((node) => INLINE[node.type](node, names));
}

/**
 * @param {Block[]} nodes
 * @param {Directory} names
 * @returns {Node[]}
 */
export function blocks(nodes, names) {
  return nodes.map((node) => BLOCK[node.type](node, names));
}

/**
 * A link that leaves the page in a new tab, or its text when the address is none a reader may be sent to.
 * @param {string} url
 * @param {(Node | string)[]} content
 * @returns {HTMLElement}
 */
export function link(url, content) {
  const safe = safeUrl(url);
  if (!safe) return h("span", {}, content);
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer", title: safe }, content);
}

function mention(text, isReader) {
  return h("span", { class: ["t-mention", isReader && "t-mention-me"] }, text);
}

function date(node, names) {
  const text = formatDate(node, names) ?? node.fallback;
  return node.url ? link(node.url, [text]) : h("time", { title: node.fallback }, text);
}
