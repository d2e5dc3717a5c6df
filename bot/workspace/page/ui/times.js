/** Times of messages and of the workspace, as its reader sees them. */

const format = (options) => (timeZone) => new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
const CLOCK = format({ hour: "2-digit", minute: "2-digit" });
const DAY = format({ weekday: "long", day: "numeric", month: "long" });
const FULL = format({
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const SECONDS = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

const dateOf = (ts) => new Date(Number(ts) * 1000);

/** @type {(ts: string, timeZone: string) => string} such as `14:05` */
export const clockTime = (ts, timeZone) => CLOCK(timeZone).format(dateOf(ts));

/** @type {(ts: string, timeZone: string) => string} such as `Monday 23 November` */
export const dayOf = (ts, timeZone) => DAY(timeZone).format(dateOf(ts));

/** @type {(ts: string, timeZone: string) => string} such as `Mon, 23 Nov 2026, 14:05` */
export const dayAndTime = (ts, timeZone) => FULL(timeZone).format(dateOf(ts));

/** @type {(ms: number, timeZone: string) => string} such as `Mon, 23 Nov 2026, 14:05` */
export const workspaceTime = (ms, timeZone) => FULL(timeZone).format(new Date(ms));

/** @type {(instant: string, timeZone: string) => string} an ISO instant such as `14:05:09` */
export const wireTime = (instant, timeZone) => SECONDS(timeZone).format(new Date(instant));
