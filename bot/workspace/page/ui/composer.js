/** Where people write: messages, replies and the app's slash command. */
import { h } from "../dom.js";
import { iconButton } from "./buttons.js";
import { icon } from "./icons.js";
import { directory } from "./people.js";
import { globalShortcutsMenu } from "./shortcuts.js";
import { commandIn, suggestionsFor } from "./suggestions.js";
import { suggestionBox } from "./suggestion_box.js";

const drafts = new Map();

/**
 * @param {import("../session.js").Session} session
 * @param {{id: string, inThread: boolean, toast: (text: string) => void}} options
 * @returns {{node: HTMLElement, update: () => void}}
 */
export function composer(session, options) {
  const box = h("textarea", {
    class: "composer-box",
    id: options.id,
    rows: 1,
    autocomplete: "off",
    spellcheck: "true",
    "aria-autocomplete": "list",
    "aria-controls": `suggestions-${options.id}`,
  });
  const send = h("button", { class: "send", type: "submit", title: "Send", "aria-label": "Send" }, icon("send"));
  const bolt = iconButton("bolt", "Shortcuts", () => globalShortcutsMenu(bolt, session, { above: true }));
  const hint = h("span", { class: "composer-hint" });
  const node = h("form", { class: "composer" }, box, h("div", { class: "composer-bar" }, bolt, hint, send));
  const state = { key: "", box, hint, send, session, options };
  const suggestions = suggestionBox(box, (item) => take(state, suggestions, item));
  box.addEventListener("input", () => typed(state, suggestions));
  box.addEventListener("blur", () => suggestions.close());
  box.addEventListener("keydown", (event) => {
    if (suggestions.key(event) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    node.requestSubmit();
  });
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(state, suggestions);
  });
  return { node, update: () => update(state) };
}

function update(state) {
  const { session, box, options } = state;
  const { channel, route } = session;
  if (!channel) return;
  const name = directory(session.state).channelName(channel.id);
  box.placeholder = options.inThread ? "Reply in the thread" : `Message ${channel.is_im ? "" : "#"}${name}`;
  box.setAttribute("aria-label", box.placeholder);
  const key = `${session.as} ${route.channel} ${options.inThread ? route.thread : ""}`;
  if (key === state.key) return;
  state.key = key;
  box.value = drafts.get(key) ?? "";
  resize(state);
}

function typed(state, suggestions) {
  const { box, session } = state;
  drafts.set(state.key, box.value);
  resize(state);
  suggestions.show(suggestionsFor(box.value.slice(0, box.selectionStart), session.state)?.items ?? []);
}

function take({ box, session }, suggestions, item) {
  const before = box.value.slice(0, box.selectionStart);
  const { from } = suggestionsFor(before, session.state);
  box.setRangeText(item.insert, from, before.length, "end");
  suggestions.close();
  box.dispatchEvent(new Event("input"));
}

function resize({ box, hint, send, session }) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
  send.disabled = !box.value.trim();
  const known = session.state.app.commands.find(({ command }) => box.value.startsWith(`${command} `));
  hint.textContent = known
    ? `${known.command} ${known.usage_hint ?? ""}`
    : "Enter sends, Shift + Enter starts a new line";
}

async function submit(state, suggestions) {
  const { box, key, session } = state;
  const text = box.value.trim();
  if (!text) return;
  suggestions.close();
  write(state, "");
  const answer = await sent(text, session, state.options);
  if (!answer.ok && state.key === key && !box.value) write(state, text);
}

function write(state, text) {
  state.box.value = text;
  drafts.set(state.key, text);
  resize(state);
}

function sent(text, session, { inThread, toast }) {
  const { channel, thread } = session.route;
  const command = commandIn(text, session.state);
  if (!command) return session.act("message", { channel, text, ...(inThread && { thread_ts: thread }) });
  if (command.known && !inThread)
    return session.act("command", { channel, command: command.command, text: command.text });
  toast(`${command.command} ${command.known ? "does not work in threads" : "is not a command of this workspace"}.`);
  return { ok: false };
}
