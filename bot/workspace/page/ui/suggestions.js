/** What a composer offers while somebody types: the app's commands, people, channels. */
import { nameOf } from "./people.js";

const MOST = 8;

/**
 * @typedef {{insert: string, label: string, hint: string, user?: object}} Suggestion
 */

/**
 * @param {string} text what stands in the composer up to the caret
 * @param {any} state
 * @returns {{from: number, items: Suggestion[]} | null} the place from which a choice replaces the text
 */
export function suggestionsFor(text, state) {
  if (/^\/\S*$/.test(text)) return offer(0, commands(text, state));
  const mention = /(?:^|[\s(])@([\p{L}\p{N}._-]*)$/u.exec(text);
  if (mention) return offer(text.length - mention[1].length - 1, people(mention[1].toLowerCase(), state));
  const channel = /(?:^|[\s(])#([\p{L}\p{N}_-]*)$/u.exec(text);
  return channel ? offer(text.length - channel[1].length - 1, channels(channel[1].toLowerCase(), state)) : null;
}

const offer = (from, items) => (items.length ? { from, items: items.slice(0, MOST) } : null);

function commands(text, state) {
  return state.app.commands
    .filter(({ command }) => command.startsWith(text))
    .map(({ command, description, usage_hint: hint }) => ({
      insert: `${command} `,
      label: `${command} ${hint ?? ""}`.trim(),
      hint: description ?? "",
    }));
}

function people(typed, state) {
  const fits = (user) =>
    [user.name, ...`${user.real_name}`.split(" ")].some((word) => word.toLowerCase().startsWith(typed));
  const appFirst = (user) => (user.id === state.app.bot_user ? 0 : 1);
  return state.users
    .filter(fits)
    .sort((a, b) => appFirst(a) - appFirst(b))
    .map((user) => ({
      insert: `@${user.name} `,
      label: nameOf(user),
      hint: user.id === state.app.bot_user ? "App" : (user.title ?? ""),
      user,
    }));
}

function channels(typed, state) {
  return state.channels
    .filter((channel) => !channel.is_im && channel.name.startsWith(typed))
    .map((channel) => ({
      insert: `#${channel.name} `,
      label: `#${channel.name}`,
      hint: channel.topic ?? "",
    }));
}

/**
 * @param {string} text the whole content of a composer
 * @param {any} state
 * @returns {{command: string, text: string, known: boolean} | null} null when it is an ordinary message
 */
export function commandIn(text, state) {
  const match = /^(\/[a-z0-9_-]+)(?:\s+([\s\S]*))?$/i.exec(text.trim());
  if (!match) return null;
  return {
    command: match[1],
    text: (match[2] ?? "").trim(),
    known: state.app.commands.some(({ command }) => command === match[1]),
  };
}
