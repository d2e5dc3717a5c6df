/** Checkboxes and radio buttons. */
import { h } from "../dom.js";
import { textObject } from "../text/text_object.js";
import { choose, entered } from "./form.js";

/**
 * @param {object} element `checkboxes`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function checkboxes(element, scope, block) {
  const chosen = entered(scope, block, element, "selected_options", element.initial_options ?? []) ?? [];
  const read = (group) => ({ selected_options: checkedOptions(group, element) });
  return group(
    element,
    scope,
    block,
    "checkbox",
    chosen.map((option) => option.value),
    read,
  );
}

/**
 * @param {object} element `radio_buttons`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function radioButtons(element, scope, block) {
  const chosen = entered(scope, block, element, "selected_option", element.initial_option);
  const read = (group) => ({ selected_option: checkedOptions(group, element)[0] ?? null });
  return group(element, scope, block, "radio", chosen ? [chosen.value] : [], read);
}

function group(element, scope, block, type, chosen, read) {
  const name = `${block.block_id}/${element.action_id}`;
  const set = h("div", {
    class: "choices",
    role: type === "radio" ? "radiogroup" : "group",
    "data-action": element.action_id,
  });
  set.append(
    ...element.options.map((option) =>
      h(
        "label",
        { class: "choice" },
        h("input", { type, name, value: option.value, checked: chosen.includes(option.value) }),
        h(
          "span",
          { class: "choice-text" },
          textObject(option.text, scope.names),
          option.description && h("small", {}, textObject(option.description, scope.names)),
        ),
      ),
    ),
  );
  set.addEventListener("change", () => choose(scope, block, element, read(set)));
  return set;
}

function checkedOptions(set, element) {
  const values = new Set([...set.querySelectorAll("input:checked")].map((input) => input.value));
  return element.options.filter((option) => values.has(option.value));
}
