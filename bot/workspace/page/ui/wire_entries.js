/** One line for each kind of thing that passes the wire. */

/** Direction: `→` to the app, `←` from the app. */
export const KINDS = {
  api: { label: "API", direction: "←" },
  envelope: { label: "Envelope", direction: "→" },
  ack: { label: "Ack", direction: "←" },
  no_ack: { label: "No ack", direction: "✕" },
  response_url: { label: "Response", direction: "←" },
  connection: { label: "Socket", direction: "·" },
};

const SUMMARIES = {
  api: ({ method, answer, status, ms, payload, fault }) => ({
    title: method,
    bad: answer?.ok === false || status >= 400,
    detail: [
      answer?.ok === false ? answer.error : status === 200 ? "ok" : status,
      `${ms} ms`,
      fault && "made to fail",
      payload?.channel,
    ]
      .filter(Boolean)
      .join(" · "),
  }),
  envelope: ({ type, payload, retry_attempt: retry }) => ({
    title: [type, payload?.event?.type ?? payload?.command ?? payload?.type].filter(Boolean).join(" · "),
    bad: false,
    detail: retry
      ? `attempt ${retry + 1}`
      : (payload?.actions?.[0]?.action_id ?? payload?.callback_id ?? payload?.view?.callback_id ?? ""),
  }),
  ack: ({ ms, payload }) => ({
    title: payload ? "acknowledged with an answer" : "acknowledged",
    detail: `${ms} ms`,
    bad: false,
  }),
  no_ack: ({ reason }) => ({ title: "not acknowledged", detail: reason, bad: true }),
  response_url: ({ status, payload, answer }) => ({
    title: payload?.delete_original
      ? "delete original"
      : payload?.replace_original
        ? "replace original"
        : (payload?.response_type ?? "ephemeral"),
    detail: answer?.error ?? String(status),
    bad: status >= 400,
  }),
  connection: ({ event, reason, connection }) => ({
    title: event,
    detail: [connection, reason].filter(Boolean).join(" · "),
    bad: event === "close",
  }),
};

/**
 * @param {any} entry an entry of the protocol's wire
 * @returns {{title: string, detail: string, bad: boolean}}
 */
export function summaryOf(entry) {
  return SUMMARIES[entry.kind]?.(entry) ?? { title: entry.kind, detail: "", bad: false };
}
