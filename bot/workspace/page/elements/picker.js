/** A list to choose one or several from, with a search box when it is long. */
import { h } from "../dom.js";
import { icon } from "../ui/icons.js";
import { arrowKeys, openPopover } from "../ui/popover.js";

const SEARCH_FROM = 8;

/**
 * @typedef {{value: string, label: string, description?: string}} Entry
 * @typedef {{heading?: string, entries: Entry[]}} Group
 */

/**
 * @param {{groups: () => Promise<Group[]> | Group[], chosen: Entry[], placeholder: string, multiple: boolean,
 *   max?: number, action: string, search?: (typed: string) => Promise<Group[]>, change: (chosen: Entry[]) => void}} options
 * @returns {HTMLElement}
 */
export function picker(options) {
  let chosen = options.chosen;
  const text = h("span", { class: "picker-text" });
  const trigger = h(
    "button",
    {
      class: "picker",
      type: "button",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "data-action": options.action,
      on: { click: () => openList(trigger, options, () => chosen, pick) },
    },
    text,
    icon("chevron"),
  );
  const show = () => {
    trigger.classList.toggle("picker-empty", !chosen.length);
    text.replaceChildren(...(chosen.length ? labels(chosen, options.multiple) : [options.placeholder]));
  };
  const pick = (entries) => {
    chosen = entries;
    show();
    trigger.dispatchEvent(new Event("input", { bubbles: true }));
    options.change(entries);
  };
  show();
  return trigger;
}

function labels(chosen, multiple) {
  return chosen.map((entry) => (multiple ? h("span", { class: "chip" }, entry.label) : entry.label));
}

async function openList(trigger, options, chosen, pick) {
  const list = h("div", { class: "list", role: "listbox", "aria-multiselectable": options.multiple ? "true" : null });
  const panel = h("div", { class: "picker-panel" });
  const popover = openPopover(trigger, panel);
  const groups = await options.groups();
  const choose = (entry) => {
    pick(toggled(chosen(), entry, options));
    if (options.multiple) draw(list, list.groups, chosen(), choose, entry.value);
    else popover.close();
  };
  const isLong = options.search || groups.reduce((sum, group) => sum + group.entries.length, 0) >= SEARCH_FROM;
  const search = isLong
    ? searchBox(async (typed) => draw(list, await found(typed, groups, options), chosen(), choose))
    : null;
  panel.append(...[search, list].filter(Boolean));
  draw(list, groups, chosen(), choose);
  arrowKeys(panel, "[role=option]");
  popover.place();
  (search ?? list.querySelector("[aria-selected=true]") ?? list.querySelector("[role=option]"))?.focus();
}

function toggled(chosen, entry, { multiple, max }) {
  if (!multiple) return [entry];
  const without = chosen.filter((other) => other.value !== entry.value);
  const isFull = without.length === chosen.length && max && chosen.length >= max;
  return without.length < chosen.length || isFull ? without : [...chosen, entry];
}

function searchBox(search) {
  return h("input", {
    class: "field list-search",
    type: "search",
    placeholder: "Search",
    "aria-label": "Search",
    autocomplete: "off",
    on: { input: (event) => search(event.target.value) },
  });
}

async function found(typed, groups, options) {
  if (options.search) return options.search(typed);
  const wanted = typed.toLowerCase();
  const fits = (entry) => `${entry.label} ${entry.description ?? ""}`.toLowerCase().includes(wanted);
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter(fits) }))
    .filter((group) => group.entries.length);
}

function draw(list, groups, chosen, choose, focused) {
  const isChosen = (entry) => chosen.some((other) => other.value === entry.value);
  list.groups = groups;
  list.replaceChildren(
    ...groups.flatMap((group) => [
      ...(group.heading ? [h("div", { class: "menu-heading" }, group.heading)] : []),
      ...group.entries.map((entry) => option(entry, isChosen(entry), () => choose(entry))),
    ]),
  );
  if (!list.children.length) list.append(h("p", { class: "list-none" }, "Nothing found"));
  if (focused) list.querySelector(`[data-value="${CSS.escape(focused)}"]`)?.focus();
}

function option(entry, selected, click) {
  return h(
    "button",
    {
      class: "menu-item",
      type: "button",
      role: "option",
      "aria-selected": String(selected),
      "data-value": entry.value,
      on: { click },
    },
    h("span", { class: "menu-label" }, entry.label, entry.description && h("small", {}, entry.description)),
    selected && icon("check"),
  );
}
