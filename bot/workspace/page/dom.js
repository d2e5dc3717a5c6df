/** Building elements without ever parsing markup: text stays text. */
import { keepingFocus } from "./focus.js";

const FORBIDDEN = /^(on|style$|srcdoc$|innerhtml$)/i;
const SAFE_URL = /^(https?:\/\/|mailto:|tel:)/i;

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 */

/**
 * Make an element. Attribute values are set as text; `true` gives an empty attribute, `false`, null and undefined none.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `on`: listeners by event name; `class` may be a list with gaps
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") listen(element, value);
    else setAttribute(element, name, value);
  }
  element.append(...children.flat(Infinity).filter(isShown));
  return element;
}

function listen(element, listeners) {
  for (const [event, listener] of Object.entries(listeners)) {
    if (listener) element.addEventListener(event, listener);
  }
}

function setAttribute(element, name, value) {
  if (FORBIDDEN.test(name)) throw new Error(`attribute ${name} is not allowed`);
  if (value === false || value === null || value === undefined) return;
  const text = Array.isArray(value) ? value.filter(Boolean).join(" ") : value === true ? "" : String(value);
  element.setAttribute(name, text);
}

const isShown = (child) => child !== null && child !== undefined && child !== false;

/**
 * @param {unknown} url
 * @returns {string | null} the address when a reader may be sent there (http, https, mailto, tel), else null
 */
export function safeUrl(url) {
  return typeof url === "string" && SAFE_URL.test(url.trim()) ? url.trim() : null;
}

/**
 * Rebuild a node's content only when what it shows has changed, so that scrolling survives, and focus in any case.
 * @param {HTMLElement} node
 * @param {unknown} shown everything the content depends on, as JSON-able data
 * @param {() => Child | Child[]} build
 * @returns {boolean} whether it was rebuilt
 */
export function refresh(node, shown, build) {
  const signature = JSON.stringify(shown);
  if (signatures.get(node) === signature) return false;
  signatures.set(node, signature);
  keepingFocus(node, () => node.replaceChildren(...[build()].flat(Infinity).filter(isShown)));
  return true;
}

const signatures = new WeakMap();

/**
 * Bring a container's children in line with a list: one child an item, kept while its signature stays the same.
 * @template T
 * @param {HTMLElement} container
 * @param {T[]} items
 * @param {(item: T) => string} keyOf
 * @param {(item: T) => unknown} shownOf what the child depends on, as JSON-able data
 * @param {(item: T) => HTMLElement} build
 * @returns {boolean} whether anything changed
 */
export function reconcile(container, items, keyOf, shownOf, build) {
  const known = new Map([...container.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) =>
    reuse(known.get(keyOf(item)), keyOf(item), JSON.stringify(shownOf(item)), item, build),
  );
  const same = wanted.length === container.children.length && wanted.every((node, i) => node === container.children[i]);
  if (!same) keepingFocus(container, () => arrange(container, wanted));
  return !same;
}

function arrange(container, wanted) {
  const kept = new Set(wanted);
  for (const child of [...container.children]) if (!kept.has(child)) child.remove();
  wanted.forEach(
    (node, i) => node === container.children[i] || container.insertBefore(node, container.children[i] ?? null),
  );
}

function reuse(old, key, signature, item, build) {
  if (old && signatures.get(old) === signature) return old;
  const node = build(item);
  node.dataset.key = key;
  signatures.set(node, signature);
  return node;
}
