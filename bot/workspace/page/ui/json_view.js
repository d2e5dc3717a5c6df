/** JSON as a tree that folds. */
import { h } from "../dom.js";

const OPEN_DEPTH = 2;
const MANY = 12;

/**
 * @param {unknown} value
 * @param {string} [key]
 * @param {number} [depth]
 * @returns {HTMLElement}
 */
export function jsonView(value, key, depth = 0) {
  const label = key === undefined ? null : h("span", { class: "json-key" }, `${key}: `);
  if (value === null || typeof value !== "object") return h("div", { class: "json-line" }, label, scalar(value));
  const entries = Object.entries(value);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (!entries.length) return h("div", { class: "json-line" }, label, open + close);
  return h(
    "details",
    { class: "json-node", open: depth < OPEN_DEPTH && entries.length <= MANY },
    h("summary", {}, label, h("span", { class: "json-count" }, `${open} ${entries.length} ${close}`)),
    entries.map(([name, inner]) => jsonView(inner, name, depth + 1)),
  );
}

function scalar(value) {
  return h("span", { class: `json-${value === null ? "null" : typeof value}` }, JSON.stringify(value));
}
