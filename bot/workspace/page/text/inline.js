/** mrkdwn inside one line: styles, code, links, mentions, emoji. */
import { parseAngle } from "./angle.js";
import { emojiFor } from "./emoji.js";
import { decode } from "./entities.js";

const STYLES = { "*": "bold", _: "italic", "~": "strike" };
const WORD = /[\p{L}\p{N}]/u;
const EMOJI = /:([a-z0-9_+'-]+):/y;
const ENTITY = /&(?:amp|lt|gt);/y;
const BARE_URL = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"*_~]/y;

/**
 * @typedef {{node: import("./tree.js").Inline, end: number}} Found a node and the place after it
 */

/**
 * @param {string} text one line of mrkdwn
 * @param {string} [open] delimiters that are open already and so cannot open again
 * @returns {import("./tree.js").Inline[]}
 */
export function parseInline(text, open = "") {
  const nodes = [];
  let plain = "";
  let at = 0;
  const flush = () => {
    if (plain) nodes.push({ type: "text", text: plain });
    plain = "";
  };
  while (at < text.length) {
    const found = special(text, at, open);
    if (!found || found.node.type === "text") {
      plain += found ? found.node.text : text[at];
    } else {
      flush();
      nodes.push(found.node);
    }
    at = found ? found.end : at + 1;
  }
  flush();
  return nodes;
}

/** @returns {Found | null} */
function special(text, at, open) {
  switch (text[at]) {
    case "`":
      return code(text, at);
    case "<":
      return angle(text, at);
    case "&":
      return matched(ENTITY, text, at, (entity) => ({ type: "text", text: decode(entity) }));
    case ":":
      return matched(EMOJI, text, at, emoji);
    case "h":
      return WORD.test(text[at - 1] ?? "") ? null : matched(BARE_URL, text, at, bareLink);
    default:
      return text[at] in STYLES ? styled(text, at, open) : null;
  }
}

function matched(pattern, text, at, toNode) {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const node = match && toNode(...match);
  return node ? { node, end: at + match[0].length } : null;
}

function emoji(_, name) {
  const text = emojiFor(name);
  return text ? { type: "emoji", name, text } : null;
}

function bareLink(url) {
  const typed = decode(url);
  return { type: "link", url: typed, children: [{ type: "text", text: typed }] };
}

function code(text, at) {
  const close = text.indexOf("`", at + 1);
  return close > at + 1 ? { node: { type: "code", text: plainOf(text.slice(at + 1, close)) }, end: close + 1 } : null;
}

function angle(text, at) {
  const close = text.indexOf(">", at);
  const node = close > at ? parseAngle(text.slice(at + 1, close)) : null;
  return node && { node, end: close + 1 };
}

function styled(text, at, open) {
  const mark = text[at];
  if (open.includes(mark) || !opens(text, at)) return null;
  for (let i = at + 1; i < text.length; i++) {
    const skipped = text[i] === "`" ? code(text, i) : text[i] === "<" ? angle(text, i) : null;
    if (skipped) i = skipped.end - 1;
    else if (text[i] === mark && closes(text, i, at)) {
      return { node: { type: STYLES[mark], children: parseInline(text.slice(at + 1, i), open + mark) }, end: i + 1 };
    }
  }
  return null;
}

function opens(text, at) {
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  return !WORD.test(before) && before !== text[at] && !/\s/.test(after) && after !== text[at];
}

function closes(text, i, at) {
  const [before, after] = [text[i - 1], text[i + 1] ?? " "];
  return i > at + 1 && !/\s/.test(before) && !WORD.test(after) && after !== text[i];
}

/**
 * @param {string} text mrkdwn that is shown as typed (code), though links were put in brackets by the sender
 * @returns {string}
 */
export function plainOf(text) {
  return decode(text.replace(/<((?:https?|mailto):[^>|]+)(?:\|([^>]*))?>/g, (_, url, label) => label ?? url));
}
