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
    act: (blockId, actionId, choice) =>
      session.act("block_action", {
        container,
        block_id: blockId,
        action_id: actionId,
        ...choice,
        values: form.values(),
      }),
    suggest: (blockId, actionId, typed) =>
      session.act("suggest", { container, block_id: blockId, action_id: actionId, value: typed }),
  };
}

function formFor(user, place) {
  const key = `${user} ${place}`;
  if (!forms.has(key)) forms.set(key, new Form());
  return forms.get(key);
}
