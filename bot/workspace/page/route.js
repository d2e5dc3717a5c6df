/** What is open, as the address after `#`: `/home`, `/C0GENERAL`, `/C0GENERAL/1764000000.000100`. */

/**
 * @typedef {{home: true} | {home?: false, channel: string, thread?: string}} Route
 */

/**
 * @param {string} hash
 * @returns {Route | null}
 */
export function parseRoute(hash) {
  const [place, thread] = hash.replace(/^#?\/?/, "").split("/");
  if (!place) return null;
  return place === "home" ? { home: true } : { channel: place, ...(thread && { thread }) };
}

/**
 * @param {Route} route
 * @returns {string}
 */
export function formatRoute(route) {
  return route.home ? "#/home" : `#/${route.channel}${route.thread ? `/${route.thread}` : ""}`;
}

/**
 * A route this person may take: theirs if they can see it, else the nearest place; the app's Home without one.
 * @param {Route | null} route
 * @param {{channels: object[], app: {bot_user: string}}} state
 * @returns {Route}
 */
export function allowedRoute(route, state) {
  if (!route) return { home: true };
  if (route.home || state.channels.some((channel) => channel.id === route.channel)) return route;
  const fallback = route.channel.startsWith("D")
    ? appChannel(state)
    : state.channels.find((channel) => channel.is_member && !channel.is_im);
  return { channel: (fallback ?? state.channels[0]).id };
}

/**
 * @param {{channels: object[]}} state
 * @returns {object | undefined} the person's direct message with the app
 */
export function appChannel(state) {
  return state.channels.find((channel) => channel.is_im);
}
