/** Small panels beside a control: menus and lists to choose from. Esc and a click outside close them. */
import { h } from "../dom.js";

const GAP = 4;
const EDGE = 8;

/**
 * @param {HTMLElement} anchor the control that opens it; gets the focus back
 * @param {HTMLElement} content
 * @param {{class?: string, align?: "start" | "end", above?: boolean, focus?: boolean}} [options]
 *   `focus` false leaves the focus on the anchor
 * @returns {{close: () => void, place: () => void}}
 */
export function openPopover(anchor, content, options = {}) {
  const panel = h(
    "div",
    { class: ["popover", options.class], popover: options.focus === false ? "manual" : "auto" },
    content,
  );
  const place = () => position(panel, anchor.getBoundingClientRect(), options);
  (anchor.closest("dialog") ?? document.body).append(panel);
  panel.addEventListener("toggle", (event) => event.newState === "closed" && dispose(anchor, panel, options));
  panel.showPopover();
  if (options.focus !== false) anchor.setAttribute("aria-expanded", "true");
  place();
  return { close: () => panel.isConnected && panel.hidePopover(), place };
}

function dispose(anchor, panel, options) {
  const hadFocus = panel.contains(document.activeElement) || document.activeElement === document.body;
  panel.remove();
  if (options.focus === false) return;
  anchor.setAttribute("aria-expanded", "false");
  if (hadFocus) anchor.focus();
}

function position(panel, at, { align = "start", above = false }) {
  panel.style.left = "0px";
  panel.style.minWidth = `${Math.min(at.width, 420)}px`;
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = align === "end" ? at.right - width : at.left;
  const roomBelow = innerHeight - at.bottom - GAP - EDGE;
  const goesUp = above || (height > roomBelow && at.top > roomBelow);
  const top = goesUp ? Math.max(EDGE, at.top - GAP - height) : at.bottom + GAP;
  panel.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  panel.style.top = `${top}px`;
}

/**
 * Arrow keys, Home and End move the focus among a panel's items.
 * @param {HTMLElement} panel
 * @param {string} selector which children are items
 */
export function arrowKeys(panel, selector) {
  panel.addEventListener("keydown", (event) => {
    const items = [...panel.querySelectorAll(selector)];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? items.length - 1 : at - 1, Home: 0, End: items.length - 1 }[
      event.key
    ];
    const isTyping = event.target.matches("input") && (event.key === "Home" || event.key === "End");
    if (to === undefined || isTyping || !items.length) return;
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  });
}

/**
 * @typedef {{label: string, hint?: string, checked?: boolean, danger?: boolean, mark?: Node, run: () => void}} Entry
 */

/**
 * @param {HTMLElement} anchor
 * @param {(Entry | {heading: string})[]} entries
 * @param {{label: string, align?: "start" | "end", above?: boolean, class?: string}} options
 * @returns {{close: () => void}}
 */
export function openMenu(anchor, entries, options) {
  const menu = h("div", { class: "menu", role: "menu", "aria-label": options.label });
  const popover = openPopover(anchor, menu, options);
  menu.append(
    ...entries.map((entry) =>
      entry.heading ? h("div", { class: "menu-heading" }, entry.heading) : item(entry, popover),
    ),
  );
  popover.place();
  arrowKeys(menu, "[role^=menuitem]");
  (menu.querySelector("[aria-checked=true]") ?? menu.querySelector("[role^=menuitem]"))?.focus();
  return popover;
}

function item(entry, popover) {
  const run = () => {
    popover.close();
    entry.run();
  };
  return h(
    "button",
    {
      class: ["menu-item", entry.danger && "menu-danger"],
      type: "button",
      on: { click: run },
      role: entry.checked === undefined ? "menuitem" : "menuitemradio",
      "aria-checked": entry.checked?.toString(),
    },
    entry.mark,
    h("span", { class: "menu-label" }, entry.label, entry.hint && h("small", {}, entry.hint)),
  );
}
