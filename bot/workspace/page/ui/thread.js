/** The right pane: one thread. */
import { h, refresh } from "../dom.js";
import { iconButton } from "./buttons.js";
import { composer } from "./composer.js";
import { messageList } from "./message_list.js";

/**
 * @param {HTMLElement} node
 * @param {import("../session.js").Session} session
 * @param {(text: string) => void} toast
 * @returns {() => void} draws what is there now
 */
export function threadPane(node, session, toast) {
  const head = h("header", { class: "pane-head" });
  const list = messageList("Thread");
  const writing = composer(session, { id: "thread-composer", inThread: true, toast });
  const close = () => session.go({ channel: session.route.channel });
  node.append(head, list.node, writing.node);
  node.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && close());
  return () => {
    const { route, channel } = session;
    node.hidden = !route.thread;
    if (node.hidden || !channel) return;
    refresh(head, channel.name, () => [
      h("h1", {}, "Thread"),
      h("p", { class: "pane-topic" }, channel.is_im ? "" : `#${channel.name}`),
      iconButton("close", "Close thread", close),
    ]);
    writing.node.hidden = !channel.is_member;
    list.show(session.replies, session, {
      key: `${session.as} ${route.thread}`,
      channel: route.channel,
      inThread: true,
    });
    writing.update();
  };
}
