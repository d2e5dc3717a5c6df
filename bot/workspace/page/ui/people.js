/** How people are named, grouped and pictured. */
import { h } from "../dom.js";

const ROLES = [
  ["Employees", "employee", (user) => !user.is_bot && !user.is_guest && !user.is_outsider],
  ["Data protection", "DPO", (user) => /data protection officer/i.test(user.title)],
  ["Handlers", "handler", (user) => /\bhandler\b/i.test(user.title)],
  ["Activity owners", "activity owner", (user) => /activity owner/i.test(user.title)],
  ["Guests and outsiders", "guest", (user) => user.is_guest],
  ["Guests and outsiders", "other organisation", (user) => user.is_outsider],
  ["Other apps", "app", (user) => user.is_bot],
].reverse();
const HEADINGS = ["Employees", "Data protection", "Handlers", "Activity owners", "Guests and outsiders", "Other apps"];
const HUES = 8;

/**
 * @param {object} user
 * @returns {{heading: string, role: string}}
 */
export function roleOf(user) {
  const [heading, role] = ROLES.find(([, , fits]) => fits(user));
  return { heading, role: role === "DPO" && /deputy/i.test(user.title) ? "deputy DPO" : role };
}

/**
 * @param {object[]} users
 * @param {string} botUser the app's own user, as whom nobody sits down
 * @returns {[string, object[]][]} heading and its people, in a fixed order
 */
export function byRole(users, botUser) {
  const seated = users.filter((user) => user.id !== botUser);
  return HEADINGS.map((heading) => [heading, seated.filter((user) => roleOf(user).heading === heading)]).filter(
    ([, list]) => list.length,
  );
}

/**
 * @param {object | undefined} user
 * @param {string} [size] `small` or nothing
 * @returns {HTMLElement} initials on a colour that stays the same for the same person
 */
export function avatar(user, size) {
  const hue = [...(user?.id ?? "?")].reduce((sum, sign) => (sum * 109 + sign.charCodeAt(0)) % 997, 7) % HUES;
  return h(
    "span",
    {
      class: ["avatar", size && `avatar-${size}`, user?.is_bot ? "avatar-app" : `avatar-${hue}`],
      "aria-hidden": "true",
    },
    user?.initials ?? "?",
  );
}

/**
 * @param {object | undefined} user
 * @returns {string}
 */
export function nameOf(user) {
  return user?.display_name || user?.real_name || user?.name || "Somebody";
}

/**
 * @param {any} state the server's state
 * @returns {import("../text/tree.js").Directory}
 */
export function directory(state) {
  const users = new Map(state.users.map((user) => [user.id, user]));
  const channels = new Map(state.channels.map((channel) => [channel.id, channel]));
  return {
    me: state.me.id,
    timeZone: state.me.tz,
    now: () => Date.now() + state.clock.offset * 1000,
    userName: (id) => (users.has(id) ? nameOf(users.get(id)) : null),
    channelName: (id) => {
      const channel = channels.get(id);
      return channel ? (channel.is_im ? nameOf(users.get(otherSide(channel, state))) : channel.name) : null;
    },
  };
}

/**
 * @param {object} channel a direct message
 * @param {any} state
 * @returns {string} the id of the other person
 */
export function otherSide(channel, state) {
  return channel.members.find((id) => id !== state.me.id) ?? channel.user;
}
