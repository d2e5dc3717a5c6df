/** Short notices at the bottom; they stay above dialogs and go by themselves. */
import { h } from "../dom.js";
import { icon } from "./icons.js";

const STAYS_MS = 7000;

/**
 * @param {HTMLElement} host
 * @returns {(text: string) => void}
 */
export function toasts(host) {
  return (text) => {
    const toast = h("div", { class: "toast" }, icon("warning"), h("span", {}, text));
    const remove = () => toast.remove();
    toast.append(h("button", { class: "icon-btn", type: "button", "aria-label": "Dismiss", on: { click: remove } }, icon("close")));
    (document.querySelector("dialog[open]") ?? document.body).append(host);
    host.append(toast);
    host.hidePopover();
    host.showPopover();
    setTimeout(remove, STAYS_MS);
  };
}
