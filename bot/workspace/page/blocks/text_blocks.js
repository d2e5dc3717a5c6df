/** Blocks that only show words: header, section, context, rich text, Markdown, alert. */
import { h } from "../dom.js";
import { drawElement } from "../elements/index.js";
import { icon } from "../ui/icons.js";
import { parseMarkdown } from "../text/markdown.js";
import { parseRichText } from "../text/rich.js";
import { plain, textObject } from "../text/text_object.js";
import { blocks } from "../text/tree.js";

/** @type {(block: object) => HTMLElement} */
export const header = (block) => h("h3", { class: "b-header" }, plain(block.text));

/** @type {() => HTMLElement} */
export const divider = () => h("hr", { class: "b-divider" });

/** @type {(block: object, scope: import("../elements/form.js").Scope) => HTMLElement} */
export const section = (block, scope) =>
  h(
    "div",
    { class: ["b-section", block.accessory && "b-section-wide"] },
    h(
      "div",
      { class: "b-section-text" },
      block.text && h("div", { class: "text" }, textObject(block.text, scope.names)),
      block.fields &&
        h(
          "div",
          { class: "b-fields" },
          block.fields.map((field) => h("div", { class: "text" }, textObject(field, scope.names))),
        ),
    ),
    block.accessory && h("div", { class: "b-accessory" }, drawElement(block.accessory, scope, block)),
  );

/** @type {(block: object, scope: import("../elements/form.js").Scope) => HTMLElement} */
export const context = (block, scope) =>
  h(
    "div",
    { class: "b-context" },
    block.elements.map((element) =>
      element.type === "image"
        ? drawElement(element, scope, block)
        : h("div", { class: "text" }, textObject(element, scope.names)),
    ),
  );

/** @type {(block: object, scope: import("../elements/form.js").Scope) => HTMLElement} */
export const richText = (block, scope) => h("div", { class: "text" }, blocks(parseRichText(block), scope.names));

/** @type {(block: object, scope: import("../elements/form.js").Scope) => HTMLElement} */
export const markdown = (block, scope) => h("div", { class: "text" }, blocks(parseMarkdown(block.text), scope.names));

/** @type {(block: object, scope: import("../elements/form.js").Scope) => HTMLElement} */
export const alert = (block, scope) =>
  h(
    "div",
    { class: "b-alert", role: "note", "data-level": block.level ?? "default" },
    icon(block.level === "success" ? "check" : "warning"),
    h("div", { class: "text" }, textObject(block.text, scope.names)),
  );
