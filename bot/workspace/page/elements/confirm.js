/** "Are you sure?": an element's confirm object as a dialog. */
import { h } from "../dom.js";
import { plain, textObject } from "../text/text_object.js";

/**
 * @param {object | undefined} confirm Block Kit's confirm object
 * @param {import("../text/tree.js").Directory} names
 * @returns {Promise<boolean>} true at once where nothing has to be confirmed
 */
export function confirmed(confirm, names) {
  return confirm ? new Promise((resolve) => ask(confirm, names, resolve)) : Promise.resolve(true);
}

function ask(confirm, names, resolve) {
  const dialog = h("dialog", { class: "dialog dialog-small", "aria-label": plain(confirm.title) });
  const answer = (yes) => () => {
    dialog.close();
    dialog.remove();
    resolve(yes);
  };
  const style = confirm.style === "danger" ? "btn-danger" : "btn-primary";
  dialog.append(
    h("header", { class: "dialog-head" }, h("h2", {}, plain(confirm.title))),
    h("div", { class: "dialog-body" }, textObject(confirm.text, names)),
    h(
      "footer",
      { class: "dialog-foot" },
      h("button", { class: "btn", on: { click: answer(false) } }, plain(confirm.deny)),
      h("button", { class: ["btn", style], autofocus: true, on: { click: answer(true) } }, plain(confirm.confirm)),
    ),
  );
  dialog.addEventListener("cancel", answer(false));
  document.body.append(dialog);
  dialog.showModal();
}
