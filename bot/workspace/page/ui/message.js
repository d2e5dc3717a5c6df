/** One message: who, when, its text or blocks, and what hangs below it. */
import { drawBlocks } from "../blocks/index.js";
import { h } from "../dom.js";
import { emojiFor } from "../text/emoji.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { textButton } from "./buttons.js";
import { icon } from "./icons.js";
import { messageTools } from "./message_tools.js";
import { avatar, nameOf } from "./people.js";
import { scopeFor } from "./scope.js";
import { clockTime, dayAndTime } from "./times.js";

const KINDS = [
  ["is_bot", "App"],
  ["is_guest", "Guest"],
  ["is_outsider", "Other organisation"],
];

/**
 * @param {object} message
 * @param {import("../session.js").Session} session
 * @param {{channel: string, continues: boolean, inThread: boolean, dismiss: () => void}} place
 *   `continues`: the same author wrote just before
 * @returns {HTMLElement}
 */
export function drawMessage(message, session, place) {
  const author = session.state.users.find((user) => user.id === message.user);
  const name = author ? nameOf(author) : (message.username ?? "Somebody");
  return h(
    "article",
    {
      class: [
        "msg",
        message.ephemeral && "msg-private",
        place.continues && "msg-continues",
        message.subtype && "msg-system",
      ],
      "data-ts": message.ts,
      "aria-label": `${name}, ${dayAndTime(message.ts, session.state.me.tz)}`,
    },
    h("div", { class: "msg-gutter" }, place.continues ? time(message, session) : avatar(author)),
    h(
      "div",
      { class: "msg-body" },
      message.ephemeral && privateNote(place.dismiss),
      !place.continues &&
        h(
          "div",
          { class: "msg-head" },
          h("strong", { class: "msg-author" }, name),
          kindOf(author),
          time(message, session),
        ),
      content(message, session, place),
      reactions(message, session, place),
      !place.inThread && message.reply_count > 0 && threadLink(message, session),
    ),
    messageTools(message, session, place),
  );
}

function kindOf(author) {
  const [, kind] = KINDS.find(([flag]) => author?.[flag]) ?? [];
  return kind ? h("span", { class: "tag" }, kind) : null;
}

function privateNote(dismiss) {
  return h(
    "div",
    { class: "msg-note" },
    icon("eye"),
    "Only visible to you",
    textButton("Dismiss", dismiss, { class: "link-btn" }),
  );
}

function time(message, session) {
  const { tz } = session.state.me;
  return h("time", { class: "msg-time", title: dayAndTime(message.ts, tz) }, clockTime(message.ts, tz));
}

function content(message, session, place) {
  const scope = scopeFor(session, {
    type: "message",
    channel: place.channel,
    ts: message.ts,
    ...(message.ephemeral && { ephemeral: true }),
  });
  const text = () => h("div", { class: "text" }, mrkdwn(message.text ?? "", scope.names));
  return [
    message.bot_id && message.blocks?.length ? drawBlocks(message.blocks, scope) : text(),
    (message.attachments ?? []).map((attachment) =>
      h(
        "div",
        { class: "msg-attachment" },
        attachment.blocks
          ? drawBlocks(attachment.blocks, scope)
          : h("div", { class: "text" }, mrkdwn(attachment.text ?? attachment.fallback ?? "", scope.names)),
      ),
    ),
    message.edited && h("small", { class: "msg-edited" }, "(edited)"),
  ];
}

function reactions(message, session, place) {
  if (!message.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map((reaction) => {
      const mine = reaction.users.includes(session.as);
      const toggle = () =>
        session.act("reaction", { channel: place.channel, ts: message.ts, name: reaction.name, remove: mine });
      const content = [emojiFor(reaction.name) ?? `:${reaction.name}:`, h("span", {}, String(reaction.users.length))];
      return textButton(content, toggle, {
        class: "reaction",
        "data-action": `react-${reaction.name}`,
        "aria-pressed": String(mine),
        title: reactedBy(reaction, session),
      });
    }),
  );
}

function reactedBy(reaction, session) {
  const names = reaction.users.map((id) => nameOf(session.state.users.find((user) => user.id === id)));
  return `${names.join(", ")} reacted with :${reaction.name}:`;
}

function threadLink(message, session) {
  const people = (message.reply_users ?? [])
    .slice(0, 4)
    .map((id) => session.state.users.find((user) => user.id === id));
  const open = () => session.go({ channel: session.route.channel, thread: message.ts });
  return textButton(
    [
      people.map((user) => avatar(user, "small")),
      h("span", {}, message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`),
      message.latest_reply && h("small", {}, `last at ${clockTime(message.latest_reply, session.state.me.tz)}`),
    ],
    open,
    { class: "thread-link", "data-action": "thread" },
  );
}
