/** The bar that appears on a message: react, reply in thread, more actions. */
import { h } from "../dom.js";
import { emojiFor } from "../text/emoji.js";
import { decode } from "../text/entities.js";
import { iconButton } from "./buttons.js";
import { editDialog } from "./edit_dialog.js";
import { openMenu } from "./popover.js";

const REACTIONS = ["+1", "eyes", "white_check_mark", "tada", "heart", "question"];

/**
 * @param {object} message
 * @param {import("../session.js").Session} session
 * @param {{channel: string, inThread: boolean}} place
 * @returns {HTMLElement | null} none on ephemeral messages, as in Slack
 */
export function messageTools(message, session, place) {
  if (message.ephemeral) return null;
  return h(
    "div",
    { class: "msg-tools", role: "toolbar", "aria-label": "Message actions" },
    iconButton("smile", "Add a reaction", (event) => reactMenu(event.currentTarget, message, session, place)),
    !place.inThread &&
      iconButton("thread", "Reply in thread", () => session.go({ channel: place.channel, thread: message.ts })),
    iconButton("dots", "More actions", (event) => moreMenu(event.currentTarget, message, session, place)),
  );
}

function reactMenu(anchor, message, session, place) {
  const entries = REACTIONS.map((name) => ({
    label: `${emojiFor(name)}  ${name}`,
    run: () => session.act("reaction", { channel: place.channel, ts: message.ts, name }),
  }));
  openMenu(anchor, entries, { label: "Add a reaction", align: "end" });
}

function moreMenu(anchor, message, session, place) {
  const at = { channel: place.channel, ts: message.ts };
  const { app } = session.state;
  const shortcuts = app.message_shortcuts.map(({ name, callback_id: id }) => ({
    label: name,
    hint: app.name,
    run: () => session.act("message_shortcut", { ...at, callback_id: id }),
  }));
  openMenu(
    anchor,
    [
      ...(shortcuts.length ? [{ heading: "Apps" }, ...shortcuts] : []),
      { heading: "Message" },
      { label: "Copy text", run: () => navigator.clipboard?.writeText(decode(message.text ?? "")) },
      ...(message.user === session.as && !message.subtype ? own(message, session, at) : []),
    ],
    { label: "More actions", align: "end" },
  );
}

function own(message, session, at) {
  return [
    {
      label: "Edit message",
      run: () => editDialog(decode(message.text), (text) => session.act("edit_message", { ...at, text })),
    },
    { label: "Delete message", danger: true, run: () => session.act("delete_message", at) },
  ];
}
