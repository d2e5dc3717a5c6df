/** Inputs for words, addresses and numbers. */
import { h } from "../dom.js";
import { plain } from "../text/text_object.js";
import { choose, entered } from "./form.js";

const TYPES = { email_text_input: "email", url_text_input: "url", number_input: "number" };

/**
 * @param {object} element `plain_text_input`, `email_text_input`, `url_text_input` or `number_input`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function textInput(element, scope, block) {
  const value = entered(scope, block, element, "value", element.initial_value) ?? "";
  const box = h(element.multiline ? "textarea" : "input", {
    class: "field",
    type: element.multiline ? null : (TYPES[element.type] ?? "text"),
    rows: element.multiline ? 5 : null,
    placeholder: plain(element.placeholder),
    minlength: element.min_length,
    maxlength: element.max_length,
    min: element.min_value,
    max: element.max_value,
    step: element.is_decimal_allowed ? "any" : null,
    "data-action": element.action_id,
    autocomplete: "off",
    autofocus: element.focus_on_load,
  });
  box.value = value;
  const counter =
    element.max_length && element.max_length <= 3000
      ? h("span", { class: "field-count", "aria-hidden": "true" })
      : null;
  listen(box, counter, element, scope, block);
  return counter ? h("div", { class: "field-wrap" }, box, counter) : box;
}

function listen(box, counter, element, scope, block) {
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const choice = () => ({ value: box.value || null });
  const count = () => counter && (counter.textContent = `${element.max_length - box.value.length}`);
  box.addEventListener("input", () => {
    count();
    if (when.includes("on_character_entered")) choose(scope, block, element, choice());
    else scope.form.set(block.block_id, element.action_id, choice());
  });
  box.addEventListener("keydown", (event) => {
    const sends =
      event.key === "Enter" && !event.isComposing && block.dispatch_action && when.includes("on_enter_pressed");
    if (!sends || element.multiline) return;
    event.preventDefault();
    choose(scope, block, element, choice());
  });
  count();
}
