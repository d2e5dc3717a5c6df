/** mrkdwn as lines: code fences, quotes, lists and paragraphs. */
import { parseInline, plainOf } from "./inline.js";
import { blocks } from "./tree.js";

const FENCE = /```([\s\S]+?)```/g;
const QUOTE = /^(?:&gt;|>) ?/;
const QUOTE_REST = /^(?:&gt;|>){3} ?/;
const ITEM = /^(\s*)([•◦▪‣-]|\d{1,3}[.)])\s+(\S.*)$/;

/**
 * @param {string} text mrkdwn as Slack stores it
 * @returns {import("./tree.js").Block[]}
 */
export function parseMrkdwn(text) {
  const found = [];
  let from = 0;
  for (const fence of text.matchAll(FENCE)) {
    found.push(...parseLines(text.slice(from, fence.index)), { type: "pre", text: preformatted(fence[1]) });
    from = fence.index + fence[0].length;
  }
  return [...found, ...parseLines(text.slice(from))];
}

/**
 * @param {string} text
 * @param {import("./tree.js").Directory} names
 * @returns {Node[]}
 */
export function mrkdwn(text, names) {
  return blocks(parseMrkdwn(text), names);
}

const preformatted = (text) => plainOf(text.replace(/^\n/, "").replace(/\n$/, ""));

function parseLines(text, kindOf = kindOfLine) {
  const lines = text.replace(/^\n|\n$/g, "").split("\n");
  const found = [];
  for (let i = 0; i < lines.length; i++) {
    const kind = kindOf(lines[i]);
    let end = i + 1;
    while (kind === "rest" ? end < lines.length : kind !== "item" && end < lines.length && kindOf(lines[end]) === kind)
      end++;
    found.push(...MAKE[kind](lines.slice(i, end)));
    i = end - 1;
  }
  return found;
}

function kindOfLine(line) {
  if (QUOTE_REST.test(line)) return "rest";
  return QUOTE.test(line) ? "quote" : kindInQuote(line);
}

/** Quotes do not nest. */
function kindInQuote(line) {
  if (!line.trim()) return "blank";
  return ITEM.test(line) ? "item" : "para";
}

const MAKE = {
  blank: () => [],
  rest: ([first, ...others]) => [{ type: "quote", children: quoted([first.replace(QUOTE_REST, ""), ...others]) }],
  quote: (lines) => [{ type: "quote", children: quoted(lines.map((line) => line.replace(QUOTE, ""))) }],
  item: ([line]) => [item(ITEM.exec(line))],
  para: (lines) => [
    { type: "para", children: lines.flatMap((line, i) => [...(i ? [{ type: "break" }] : []), ...parseInline(line)]) },
  ],
};

const quoted = (lines) => parseLines(lines.join("\n"), kindInQuote);

function item([, indent, marker, rest]) {
  return { type: "item", marker, indent: Math.ceil(indent.length / 4), children: parseInline(rest) };
}
