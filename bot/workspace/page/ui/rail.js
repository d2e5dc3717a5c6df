/** The left rail: channels, direct messages, the app. */
import { h, refresh } from "../dom.js";
import { icon } from "./icons.js";
import { avatar, nameOf, otherSide } from "./people.js";

/**
 * @param {HTMLElement} node
 * @param {import("../session.js").Session} session
 */
export function drawRail(node, session) {
  const { channels, app, me, connected } = session.state;
  refresh(node, [channels, app, me.id, connected, session.route], () => {
    const rooms = channels.filter((channel) => !channel.is_im);
    const direct = channels.filter((channel) => channel.is_im);
    return [
      group(
        "Channels",
        rooms.map((channel) => entry(session, channel, icon(channel.is_private ? "lock" : "hash"), channel.name)),
      ),
      group(
        "Direct messages",
        direct.map((channel) => entry(session, channel, ...otherPerson(channel, session))),
      ),
      group("App", [homeEntry(session)]),
    ];
  });
}

function group(title, entries) {
  return entries.length
    ? h(
        "section",
        { class: "rail-group" },
        h("h2", {}, title),
        h(
          "ul",
          {},
          entries.map((node) => h("li", {}, node)),
        ),
      )
    : null;
}

function entry(session, channel, mark, name) {
  const current = !session.route.home && session.route.channel === channel.id;
  return h(
    "button",
    {
      class: ["rail-item", channel.unread && !current && "rail-unread", !channel.is_member && "rail-outside"],
      type: "button",
      "aria-current": current ? "page" : null,
      "data-channel": channel.id,
      "data-action": `open-${channel.id}`,
      on: { click: () => session.go({ channel: channel.id }) },
    },
    mark,
    h("span", { class: "rail-name" }, name),
    channel.unread && !current
      ? h("span", { class: "badge", "aria-label": `${channel.unread} unread` }, String(channel.unread))
      : null,
  );
}

function otherPerson(channel, session) {
  const user = session.state.users.find((other) => other.id === otherSide(channel, session.state));
  return [avatar(user, "small"), nameOf(user)];
}

function homeEntry(session) {
  const { app, connected } = session.state;
  const status = connected ? "connected" : "not connected";
  return h(
    "button",
    {
      class: "rail-item",
      type: "button",
      "aria-current": session.route.home ? "page" : null,
      "data-channel": "home",
      "data-action": "open-home",
      on: { click: () => session.go({ home: true }) },
    },
    icon("home"),
    h("span", { class: "rail-name" }, `${app.name} home`),
    h("span", { class: ["lamp", connected && "lamp-on"], role: "img", "aria-label": status, title: status }),
  );
}
