/** The part of Markdown a `markdown` block uses: headings, lists, quotes, fences, tables and inline styles. */
import { parseMarkdownInline } from "./markdown_inline.js";

const HEADING = /^(#{1,6})\s+(.*)$/;
const ITEM = /^(\s*)([-*+]|\d{1,3}[.)])\s+(.*)$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^>\s?/;
const QUOTES = /^(?:>\s?)+/;
const ROW = /^\s*\|.*\|\s*$/;
const FENCE = /^\s*```/;

const KINDS = [
  ["blank", /^\s*$/],
  ["fence", FENCE],
  ["rule", RULE],
  ["heading", HEADING],
  ["quote", QUOTE],
  ["row", ROW],
  ["item", ITEM],
];
const GROUPED = new Set(["blank", "quote", "row", "para"]);

const MAKE = {
  blank: () => [],
  rule: () => [{ type: "rule" }],
  heading: ([line]) => [heading(HEADING.exec(line))],
  item: ([line]) => [item(ITEM.exec(line))],
  quote: (lines) => [
    { type: "quote", children: parseMarkdown(lines.map((line) => line.replace(QUOTES, "")).join("\n")) },
  ],
  row: (lines) => [{ type: "table", rows: lines.filter((line) => !/^[\s|:-]+$/.test(line)).map(cells) }],
  para: (lines) => [{ type: "para", children: parseMarkdownInline(lines.join("\n")) }],
  fence: (lines) => [
    {
      type: "pre",
      text: lines
        .slice(1)
        .filter((line) => !FENCE.test(line))
        .join("\n"),
    },
  ],
};

/**
 * @param {string} text
 * @returns {import("./tree.js").Block[]}
 */
export function parseMarkdown(text) {
  const lines = text.split("\n");
  const found = [];
  for (let i = 0; i < lines.length;) {
    const kind = kindOf(lines[i]);
    const end = endOf(kind, lines, i);
    found.push(...MAKE[kind](lines.slice(i, end)));
    i = end;
  }
  return found;
}

function kindOf(line) {
  return KINDS.find(([, pattern]) => pattern.test(line))?.[0] ?? "para";
}

function endOf(kind, lines, start) {
  let end = start + 1;
  if (kind === "fence") {
    while (end < lines.length && !FENCE.test(lines[end])) end++;
    return Math.min(end + 1, lines.length);
  }
  while (GROUPED.has(kind) && end < lines.length && kindOf(lines[end]) === kind) end++;
  return end;
}

function heading([, marks, text]) {
  return { type: "heading", level: marks.length, children: parseMarkdownInline(text) };
}

function item([, indent, marker, text]) {
  const shown = /\d/.test(marker) ? marker : "•";
  return { type: "item", marker: shown, indent: Math.ceil(indent.length / 4), children: parseMarkdownInline(text) };
}

function cells(row) {
  return row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => parseMarkdownInline(cell.trim()));
}
