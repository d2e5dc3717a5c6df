/** The server's error codes as sentences for the person at the page. */

/** Codes for which the server sends a toast itself. */
export const TOLD_BY_SERVER = new Set(["not_connected", "operation_timeout"]);

const SENTENCES = {
  workspace_unreachable: "The local workspace does not answer. Is it still running?",
  clock_goes_forward_only: "The workspace's clock only goes forward. Restart the workspace to return to today.",
  not_in_channel: "You are not in this channel. Join it first.",
  channel_not_found: "This channel does not exist, or you may not see it.",
  message_not_found: "This message is no longer there.",
  no_text: "Write something first.",
  msg_too_long: "This message is too long (40,000 characters at most).",
  view_not_found: "This dialog was closed already.",
  user_not_found: "Nobody with this id works here.",
};

/**
 * @param {string} code
 * @returns {string}
 */
export function sentenceFor(code) {
  return SENTENCES[code] ?? `The workspace refused this (${code}).`;
}
