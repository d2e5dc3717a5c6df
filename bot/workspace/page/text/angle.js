/** What stands between < and >: links, mentions, broadcasts and dates. */
import { decode } from "./entities.js";

const DATE = /^!date\^(\d+)\^([^^|]+)(?:\^([^|]*))?\|?([\s\S]*)$/;
const URL_LIKE = /^[a-z][a-z0-9+.-]*:/i;

/**
 * @param {string} body the text between the brackets, still with entities
 * @returns {import("./tree.js").Inline | null} null when it is none of Slack's forms
 */
export function parseAngle(body) {
  const [target, label] = splitOnce(body, "|");
  if (/^@[UW][A-Z0-9_]*$/.test(target)) return { type: "user", id: target.slice(1), label: label && decode(label) };
  if (/^#[CGD][A-Z0-9_]*$/.test(target)) return { type: "channel", id: target.slice(1), label: label && decode(label) };
  if (target.startsWith("!")) return parseSpecial(body, target.slice(1), label);
  if (URL_LIKE.test(target) && !/\s/.test(target)) return parseLink(target, label);
  return null;
}

function parseSpecial(body, name, label) {
  const group = /^subteam\^([A-Z0-9_]+)$/.exec(name);
  if (group) return { type: "group", id: group[1], label: label && decode(label) };
  if (/^(channel|here|everyone)$/.test(name)) return { type: "broadcast", name };
  const date = DATE.exec(body);
  if (!date) return label ? { type: "text", text: decode(label) } : null;
  const [, seconds, format, url, fallback] = date;
  return {
    type: "date",
    seconds: Number(seconds),
    format: decode(format),
    url: url && decode(url),
    fallback: decode(fallback),
  };
}

function parseLink(target, label) {
  const url = decode(target);
  const text = label ? decode(label) : url.replace(/^mailto:/, "");
  return { type: "link", url, children: [{ type: "text", text }] };
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
