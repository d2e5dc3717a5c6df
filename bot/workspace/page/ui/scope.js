/** What the blocks of one message or view share: what was entered, names, and the way to the app. */
import { Form } from "../elements/form.js";
import { directory } from "./people.js";

const forms = new Map();

/**
 * @param {import("../session.js").Session} session
 * @param {object} container the protocol's container
 * @returns {import("../elements/form.js").Scope}
 */
export function scopeFor(session, container) {
  const form = formFor(session.as, container.view_id ?? `${container.channel}/${container.ts}`);
  const { state } = session;
  return {
    form,
    names: directory(state),
    users: state.users,
    channels: state.channels,
    act: (blockId, actionId, choice) => session.act("block_action", {
      container, block_id: blockId, action_id: actionId, ...choice, values: form.values(),
    }),
    suggest: (blockId, actionId, typed) => session.act("suggest", { container, block_id: blockId, action_id: actionId, value: typed }),
  };
}

function formFor(user, place) {
  const key = `${user} ${place}`;
  if (!forms.has(key)) forms.set(key, new Form());
  return forms.get(key);
}

/**
 * Redraw a container and put the focus back on the control that had it.
 * @param {HTMLElement} container
 * @param {() => void} redraw
 */
export function keepingFocus(container, redraw) {
  const had = container.contains(document.activeElement) ? document.activeElement : null;
  const [block, action, caret] = [had?.closest("[data-block-id]")?.dataset.blockId, had?.dataset.action, had?.selectionStart];
  redraw();
  if (!action) return;
  const again = container.querySelector(`[data-block-id="${CSS.escape(block)}"] [data-action="${CSS.escape(action)}"]`);
  again?.focus();
  if (Number.isInteger(caret)) again?.setSelectionRange?.(caret, caret);
}
