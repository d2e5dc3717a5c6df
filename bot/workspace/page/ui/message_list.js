/** A scrolling list of messages with days between them. */
import { h, reconcile } from "../dom.js";
import { drawMessage } from "./message.js";
import { dayOf } from "./times.js";

const TOGETHER_SECONDS = 300;
const NEAR_END = 80;
const dismissed = new Set();

/**
 * @typedef {{key: string, channel: string, inThread: boolean, start?: string}} Place
 *   `start`: the line above the first message
 */

/**
 * @param {string} label for screen readers
 * @returns {{node: HTMLElement, show: (messages: object[], session: object, place: Place) => void}}
 */
export function messageList(label) {
  const rows = h("div", { class: "rows" });
  const node = h("div", { class: "messages", role: "log", "aria-label": label, tabindex: "0" }, rows);
  let shown = "";
  let isAtEnd = true;
  const toEnd = () => {
    isAtEnd = true;
    node.scrollTop = node.scrollHeight;
  };
  node.addEventListener("scroll", () => {
    isAtEnd = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END;
  });
  new ResizeObserver(() => isAtEnd && toEnd()).observe(node);
  const show = (messages, session, place) => {
    const lastBefore = rows.lastElementChild?.dataset.key;
    const draw = (row) => drawRow(row, session, place, () => show(messages, session, place));
    const changed = reconcile(rows, rowsOf(messages, session, place), keyOf, signatureOf(session), draw);
    const isNewOwn = messages.at(-1)?.user === session.as && rows.lastElementChild?.dataset.key !== lastBefore;
    if (changed && (isAtEnd || isNewOwn || shown !== place.key)) toEnd();
    if (messages.length) shown = place.key;
  };
  return { node, show };
}

function rowsOf(messages, session, place) {
  const { tz } = session.state.me;
  const rows = place.start ? [{ start: place.start }] : [];
  let before = null;
  for (const message of messages.filter((one) => !dismissed.has(one.ts))) {
    const isNewDay = !before || dayOf(before.ts, tz) !== dayOf(message.ts, tz);
    if (isNewDay && !place.inThread) rows.push({ day: dayOf(message.ts, tz) });
    rows.push({ message, continues: !isNewDay && isTogether(before, message) });
    if (place.inThread && message === messages[0] && messages.length > 1) rows.push({ replies: messages.length - 1 });
    before = place.inThread && message === messages[0] ? null : message;
  }
  return rows;
}

function isTogether(before, message) {
  const quick = Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS;
  return (
    quick &&
    before.user === message.user &&
    !before.subtype &&
    !message.subtype &&
    !before.ephemeral &&
    !message.ephemeral
  );
}

const keyOf = (row) => row.message?.ts ?? row.day ?? (row.start ? "start" : "replies");
const signatureOf = (session) => (row) => [
  row,
  session.as,
  session.state.users.length,
  row.message && session.state.app,
];

function drawRow(row, session, place, redraw) {
  if (row.start) return h("p", { class: "rows-start" }, row.start);
  if (row.day) return h("div", { class: "day", role: "separator" }, h("span", {}, row.day));
  if (row.replies)
    return h(
      "div",
      { class: "day day-replies", role: "separator" },
      h("span", {}, row.replies === 1 ? "1 reply" : `${row.replies} replies`),
    );
  const dismiss = () => {
    dismissed.add(row.message.ts);
    redraw();
  };
  return drawMessage(row.message, session, { ...place, continues: row.continues, dismiss });
}
