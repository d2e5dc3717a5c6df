/** A dialog with one box of text, to change a message of one's own. */
import { h } from "../dom.js";
import { textButton } from "./buttons.js";

/**
 * @param {string} text
 * @param {(text: string) => Promise<{ok: boolean}>} save
 */
export function editDialog(text, save) {
  const box = h("textarea", { class: "field", rows: 5, "aria-label": "Message" });
  const dialog = h("dialog", { class: "dialog dialog-small", "aria-label": "Edit message" });
  const close = () => dialog.remove();
  const submit = async () => (await save(box.value)).ok && close();
  box.value = text;
  dialog.append(
    h("header", { class: "dialog-head" }, h("h2", {}, "Edit message")),
    h("div", { class: "dialog-body" }, box),
    h(
      "footer",
      { class: "dialog-foot" },
      textButton("Cancel", close),
      textButton("Save", submit, { class: "btn btn-primary" }),
    ),
  );
  dialog.addEventListener("close", close);
  document.body.append(dialog);
  dialog.showModal();
  box.focus();
}
