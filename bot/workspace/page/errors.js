/** The server's error codes as sentences for the person at the page. */

const SUBJECTS = {
  command: ({ command }) => command,
  message_shortcut: () => "The shortcut",
  global_shortcut: () => "The shortcut",
  block_action: () => "The click",
  view_submit: () => "Sending the form",
  view_close: () => "Closing the dialog",
  suggest: () => "Loading the options",
};

const REASONS = {
  operation_timeout: "the app did not respond in time",
  not_connected: "the app is not connected",
  unknown_command: "no app offers this command",
};

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
 * @param {string} [what] the protocol's `do` that was refused
 * @param {object} [fields] what was sent with it
 * @returns {string} such as `/privacy failed: the app did not respond in time.`
 */
export function sentenceFor(code, what, fields) {
  if (SENTENCES[code]) return SENTENCES[code];
  return `${SUBJECTS[what]?.(fields) ?? "This"} failed: ${REASONS[code] ?? `the workspace says ${code}`}.`;
}
