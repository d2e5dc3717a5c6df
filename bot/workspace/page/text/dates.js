/** Slack's date tokens, in the reader's zone and the browser's language. */

const DAY = { month: "long", day: "numeric", year: "numeric" };
const SHORT = { month: "short", day: "numeric", year: "numeric" };
const LONG = { weekday: "long", ...DAY };
const MS_PER_DAY = 86_400_000;

const TOKENS = {
  date_num: (when, write) => write({ year: "numeric", month: "2-digit", day: "2-digit" }, "en-CA"),
  date: (when, write) => write(DAY),
  date_short: (when, write) => write(SHORT),
  date_long: (when, write) => write(LONG),
  date_pretty: (when, write, now) => nearby(when, now) ?? write(DAY),
  date_short_pretty: (when, write, now) => nearby(when, now) ?? write(SHORT),
  date_long_pretty: (when, write, now) => nearby(when, now) ?? write(LONG),
  time: (when, write) => write({ hour: "numeric", minute: "2-digit" }),
  time_secs: (when, write) => write({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago: (when, write, now) => ago(when - now),
};

/**
 * @param {{seconds: number, format: string}} node
 * @param {import("./tree.js").Directory} names
 * @returns {string | null} null when the date cannot be written, so that the fallback is shown
 */
export function formatDate({ seconds, format }, names) {
  const when = seconds * 1000;
  if (!Number.isFinite(new Date(when).getTime())) return null;
  const write = (options, locale) => new Date(when).toLocaleString(locale, { timeZone: names.timeZone, ...options });
  return format.replace(/\{(\w+)\}/g, (token, name) => TOKENS[name]?.(when, write, names.now()) ?? token);
}

function nearby(when, now) {
  const days = Math.floor(when / MS_PER_DAY) - Math.floor(now / MS_PER_DAY);
  return Math.abs(days) > 1 ? null : new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(days, "day");
}

function ago(ms) {
  const units = [
    ["day", MS_PER_DAY],
    ["hour", 3_600_000],
    ["minute", 60_000],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? ["second", 1000];
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(ms / size), unit);
}
