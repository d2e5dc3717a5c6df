/** The middle: the channel or direct message that is open, or the app's Home. */
import { h, refresh } from "../dom.js";
import { textButton } from "./buttons.js";
import { composer } from "./composer.js";
import { drawHome } from "./home.js";
import { icon } from "./icons.js";
import { membersMenu } from "./members.js";
import { messageList } from "./message_list.js";
import { avatar, nameOf } from "./people.js";
import { appChannel } from "../route.js";

/**
 * @param {HTMLElement} node
 * @param {import("../session.js").Session} session
 * @param {(text: string) => void} toast
 * @returns {() => void} draws what is there now
 */
export function mainPane(node, session, toast) {
  const head = h("header", { class: "pane-head" });
  const home = h("div", { class: "home", tabindex: "0", role: "region", "aria-label": "Home" });
  const list = messageList("Messages");
  const writing = composer(session, { id: "composer", inThread: false, toast });
  const joining = h("div", { class: "join" });
  node.append(head, home, list.node, writing.node, joining);
  return () => {
    const { route, channel } = session;
    refresh(head, [route, channel, session.state.app, session.state.users], () => heading(session));
    home.hidden = !route.home;
    list.node.hidden = Boolean(route.home);
    writing.node.hidden = Boolean(route.home) || !channel?.is_member;
    joining.hidden = Boolean(route.home) || channel?.is_member !== false;
    if (route.home) return drawHome(home, session);
    refresh(joining, channel, () => join(session, channel));
    const key = `${session.as} ${route.channel}`;
    list.show(session.messages, session, { key, channel: route.channel, inThread: false, start: startOf(session) });
    return writing.update();
  };
}

function heading(session) {
  const { route, channel, state } = session;
  if (route.home || channel.is_im) return appHeading(session);
  const inside = channel.members.includes(state.app.bot_user);
  const open = (event) => membersMenu(event.currentTarget, session);
  const members = textButton(`${channel.members.length} members`, open, {
    class: "btn btn-quiet",
    "aria-haspopup": "menu",
  });
  return [
    h("h1", {}, icon(channel.is_private ? "lock" : "hash"), channel.name),
    h(
      "p",
      { class: "pane-topic" },
      channel.topic,
      !inside && h("span", { class: "tag tag-warn" }, `${state.app.name} is not in here`),
    ),
    members,
  ];
}

function appHeading(session) {
  const { route, state } = session;
  const bot = state.users.find((user) => user.id === state.app.bot_user);
  const messages = appChannel(state);
  const tab = (label, selected, to) =>
    textButton(label, () => session.go(to), {
      class: "tab",
      role: "tab",
      "aria-selected": String(selected),
      "data-action": `tab-${label}`,
    });
  const tabs = h(
    "div",
    { class: "tabs", role: "tablist", "aria-label": nameOf(bot) },
    tab("Home", Boolean(route.home), { home: true }),
    messages && tab("Messages", !route.home, { channel: messages.id }),
  );
  return [h("h1", {}, avatar(bot, "small"), nameOf(bot), h("span", { class: "tag" }, "App")), tabs];
}

function startOf({ channel, state }) {
  return channel.is_im
    ? `This is the beginning of your messages with ${state.app.name}.`
    : `This is the beginning of #${channel.name}.`;
}

function join(session, channel) {
  return [
    h("p", {}, `You are looking at #${channel.name} from outside.`),
    textButton("Join channel", () => session.act("join", { channel: channel.id }), { class: "btn btn-primary" }),
  ];
}
