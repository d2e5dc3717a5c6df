/** The page's own buttons, alike wherever they stand. */
import { h } from "../dom.js";
import { icon } from "./icons.js";

/**
 * @param {string} name of an icon
 * @param {string} label what it does, for the tip and screen readers
 * @param {(event: MouseEvent) => void} click
 * @param {Record<string, unknown>} [attributes]
 * @returns {HTMLElement}
 */
export function iconButton(name, label, click, attributes = {}) {
  const given = {
    class: "icon-btn",
    type: "button",
    title: label,
    "aria-label": label,
    "data-action": name,
    on: { click },
  };
  return h("button", { ...given, ...attributes }, icon(name));
}

/**
 * @param {import("../dom.js").Child | import("../dom.js").Child[]} content
 * @param {(event: MouseEvent) => void} click
 * @param {Record<string, unknown>} [attributes]
 * @returns {HTMLElement}
 */
export function textButton(content, click, attributes = {}) {
  return h("button", { class: "btn", type: "button", on: { click }, ...attributes }, content);
}
