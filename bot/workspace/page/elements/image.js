/** Images are not loaded (nothing comes from outside): a box tells what they show. */
import { h } from "../dom.js";
import { plain } from "../text/text_object.js";

/**
 * @param {object} image an image block or element
 * @returns {HTMLElement}
 */
export function imageBox(image) {
  return h(
    "span",
    { class: "b-image", role: "img", "aria-label": image.alt_text, title: image.alt_text },
    image.title && h("strong", {}, plain(image.title)),
    image.alt_text,
  );
}
