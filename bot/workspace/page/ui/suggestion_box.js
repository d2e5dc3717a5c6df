/** The list above a composer; arrows move, Enter or Tab takes, Esc closes. */
import { h } from "../dom.js";
import { avatar } from "./people.js";
import { openPopover } from "./popover.js";

/**
 * @param {HTMLTextAreaElement} box
 * @param {(item: import("./suggestions.js").Suggestion) => void} take
 * @returns {{show: (items: import("./suggestions.js").Suggestion[]) => void, close: () => void,
 *   key: (event: KeyboardEvent) => boolean}}
 *   `key` says whether the list has used the key
 */
export function suggestionBox(box, take) {
  let popover = null;
  let items = [];
  let at = 0;
  const list = h("div", { class: "menu", role: "listbox", id: `suggestions-${box.id}`, "aria-label": "Suggestions" });
  const draw = () => {
    list.replaceChildren(...items.map((item, i) => option(item, `${list.id}-${i}`, i === at, () => take(item))));
    box.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
    popover.place();
  };
  const close = () => {
    popover?.close();
    popover = null;
    box.removeAttribute("aria-activedescendant");
  };
  const show = (offered) => {
    [items, at] = [offered, 0];
    if (!items.length) return close();
    popover ??= openPopover(box, list, { above: true, focus: false, class: "popover-suggestions" });
    draw();
  };
  const move = (step) => {
    at = (at + step + items.length) % items.length;
    draw();
  };
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => take(items[at]),
    Tab: () => take(items[at]),
    Escape: close,
  };
  const key = (event) => {
    if (!popover || event.isComposing || !(event.key in keys) || event.shiftKey) return false;
    event.preventDefault();
    keys[event.key]();
    return true;
  };
  return { show, close, key };
}

function option(item, id, selected, take) {
  const pick = (event) => {
    event.preventDefault();
    take();
  };
  return h(
    "div",
    { class: "menu-item", role: "option", id, "aria-selected": String(selected), on: { mousedown: pick } },
    item.user && avatar(item.user, "small"),
    h("span", { class: "menu-label" }, item.label, item.hint && h("small", {}, item.hint)),
  );
}
