/** Modals: the top view of the person's stack as a dialog. */
import { drawBlocks } from "../blocks/index.js";
import { showErrors } from "../blocks/controls.js";
import { h, refresh } from "../dom.js";
import { busy } from "../elements/button.js";
import { plain } from "../text/text_object.js";
import { sentenceFor } from "../errors.js";
import { iconButton, textButton } from "./buttons.js";
import { scopeFor } from "./scope.js";

const FIRST = "[autofocus], .dialog-body :is(input, textarea, button), .dialog-foot button";

/**
 * @param {HTMLDialogElement} dialog
 * @param {import("../session.js").Session} session
 * @returns {() => void} draws what is open now
 */
export function modals(dialog, session) {
  const shown = { errors: "" };
  const close = (clear) => session.act("view_close", { view_id: dialog.dataset.view, ...(clear && { clear }) });
  dialog.addEventListener("cancel", (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    close(false);
  });
  return () => {
    const stack = session.state.views;
    const top = stack.at(-1);
    if (!top) return dialog.open && dialog.close();
    dialog.dataset.view = top.id;
    dialog.dataset.depth = stack.length;
    if (!dialog.open) dialog.showModal();
    if (draw(dialog, session, top, { isStacked: stack.length > 1, close, shown })) shown.errors = "";
    return drawErrors(dialog, top, shown);
  };
}

/** A view changes with its hash; what was sent of it stands in its inputs already. */
function draw(dialog, session, { id, view }, how) {
  const place = dialog.querySelector(".dialog-place");
  const isNew = refresh(place, [id, view.hash, how.isStacked], () => form(session, id, view, how));
  if (!place.contains(document.activeElement)) place.querySelector(FIRST)?.focus();
  return isNew;
}

function drawErrors(dialog, { id, errors }, shown) {
  if (signatureOf(id, errors) !== shown.errors) showErrors(dialog, errors ?? {});
  shown.errors = signatureOf(id, errors);
}

/** Errors are drawn once after they were sent: what was mended since stays mended when the state is drawn again. */
function signatureOf(id, errors) {
  return JSON.stringify([id, errors]);
}

function form(session, id, view, { isStacked, close, shown }) {
  const scope = scopeFor(session, { type: "view", view_id: id });
  const trouble = h("p", { class: "dialog-trouble", role: "alert" });
  const node = h(
    "form",
    { class: "dialog-form", novalidate: true, "aria-labelledby": "dialog-title" },
    h(
      "header",
      { class: "dialog-head" },
      isStacked && iconButton("back", "Back", () => close(false)),
      h("h2", { id: "dialog-title" }, plain(view.title)),
      iconButton("close", "Close", () => close(isStacked)),
    ),
    h("div", { class: "dialog-body" }, drawBlocks(view.blocks, scope)),
    h(
      "footer",
      { class: "dialog-foot" },
      trouble,
      textButton(plain(view.close) || "Close", () => close(false)),
      view.submit && h("button", { class: "btn btn-primary", type: "submit" }, plain(view.submit)),
    ),
  );
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    if (view.submit) submit(session, id, scope, { node, trouble, shown });
  });
  return node;
}

async function submit(session, id, scope, { node, trouble, shown }) {
  const button = node.querySelector("[type=submit]");
  if (button.getAttribute("aria-busy")) return;
  trouble.textContent = "";
  const answer = session.act("view_submit", { view_id: id, values: scope.form.values() });
  await busy(button, answer);
  const { ok, errors, error } = await answer;
  if (errors) shown.errors = "";
  else if (!ok) trouble.textContent = `${sentenceFor(error, "view_submit")} Your entries are still here.`;
  await session.loadState();
}
