/** Short notices below the top bar; they stay above dialogs and go by themselves. */
import { h } from "../dom.js";
import { iconButton } from "./buttons.js";
import { icon } from "./icons.js";

const STAYS_MS = 7000;

/**
 * @param {HTMLElement} host
 * @returns {(text: string) => void}
 */
export function toasts(host) {
  const show = (place) => {
    place.append(host);
    host.hidePopover();
    host.showPopover();
  };
  document.addEventListener("close", (event) => event.target.contains(host) && show(document.body), true);
  return (text) => {
    const toast = h("div", { class: "toast" }, icon("warning"), h("span", {}, text));
    const remove = () => toast.remove();
    toast.append(iconButton("close", "Dismiss", remove));
    show(document.querySelector("dialog[open]") ?? document.body);
    host.append(toast);
    setTimeout(remove, STAYS_MS);
  };
}
