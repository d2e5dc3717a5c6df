/** Blocks that hold controls: actions, context actions and inputs with label, hint and error. */
import { h } from "../dom.js";
import { drawElement } from "../elements/index.js";
import { plain } from "../text/text_object.js";

/** @type {(block: object, scope: import("../elements/form.js").Scope) => HTMLElement} */
export const actions = (block, scope) =>
  h(
    "div",
    { class: "b-actions" },
    block.elements.map((element) => drawElement(element, scope, block)),
  );

/** @type {(block: object, scope: import("../elements/form.js").Scope) => HTMLElement} */
export const contextActions = (block, scope) =>
  h(
    "div",
    { class: "b-actions b-context-actions" },
    block.elements.map((element) => drawElement(element, scope, block)),
  );

/**
 * @param {object} block an `input`
 * @param {import("../elements/form.js").Scope} scope
 * @returns {HTMLElement} its error is filled in by `showErrors`
 */
export function input(block, scope) {
  const id = `input-${block.block_id}`;
  const control = drawElement(block.element, scope, block);
  const target = control.matches(".field-wrap") ? control.firstElementChild : control;
  target.setAttribute("aria-labelledby", `${id}-label`);
  target.setAttribute("aria-describedby", `${id}-error ${id}-hint`);
  const node = h(
    "div",
    { class: "b-input", "data-block": block.block_id },
    h(
      "div",
      { class: "b-label", id: `${id}-label` },
      plain(block.label),
      block.optional && h("span", { class: "b-optional" }, " (optional)"),
    ),
    control,
    h("p", { class: "b-error", id: `${id}-error`, role: "alert", hidden: true }),
    block.hint && h("p", { class: "b-hint", id: `${id}-hint` }, plain(block.hint)),
  );
  node.addEventListener("input", () => mark(node, ""));
  return node;
}

/**
 * Put each error beside its input and the focus on the first.
 * @param {HTMLElement} container
 * @param {Record<string, string>} errors by block id
 */
export function showErrors(container, errors) {
  const inputs = [...container.querySelectorAll(".b-input")];
  for (const node of inputs) mark(node, errors[node.dataset.block] ?? "");
  const first = inputs.find((node) => errors[node.dataset.block]);
  first?.querySelector("[data-action], input").focus();
  first?.scrollIntoView({ block: "nearest" });
}

function mark(node, error) {
  const place = node.querySelector(".b-error");
  node.classList.toggle("b-input-wrong", Boolean(error));
  node.querySelector("[aria-labelledby]").setAttribute("aria-invalid", String(Boolean(error)));
  place.hidden = !error;
  place.textContent = error;
}
