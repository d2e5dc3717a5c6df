/** The wire inspector: every call and envelope between the app and the workspace. */
import { h, reconcile, refresh } from "../dom.js";
import { iconButton, textButton } from "./buttons.js";
import { icon } from "./icons.js";
import { jsonView } from "./json_view.js";
import { wireTime } from "./times.js";
import { KINDS, summaryOf } from "./wire_entries.js";

/**
 * @param {HTMLElement} node
 * @param {import("../session.js").Session} session
 * @param {() => void} close
 * @returns {() => void} draws what is there now
 */
export function wireDrawer(node, session, close) {
  const filter = { text: "", hidden: new Set(), from: 0 };
  const rows = h("div", { class: "wire-rows", role: "list", "aria-label": "Calls and envelopes", tabindex: "0" });
  const count = h("span", { class: "wire-count", role: "status" });
  const draw = () => {
    if (node.hidden) return;
    const isAtEnd = rows.scrollHeight - rows.scrollTop - rows.clientHeight < 40;
    const wanted = session.entries.filter((entry) => isWanted(entry, filter));
    reconcile(
      rows,
      wanted,
      (entry) => String(entry.n),
      () => 0,
      (entry) => row(entry, session),
    );
    refresh(count, [wanted.length, session.entries.length], () => `${wanted.length} of ${session.entries.length}`);
    if (isAtEnd) rows.scrollTop = rows.scrollHeight;
  };
  node.append(head(filter, session, draw, count, close), rows);
  return draw;
}

function head(filter, session, draw, count, close) {
  const search = h("input", {
    class: "field",
    type: "search",
    placeholder: "Filter: method, type, words",
    "aria-label": "Filter",
    on: {
      input: (event) => {
        filter.text = event.target.value.toLowerCase();
        draw();
      },
    },
  });
  const toggle = (kind, event) => {
    const isHidden = filter.hidden.delete(kind) ? false : Boolean(filter.hidden.add(kind));
    event.currentTarget.setAttribute("aria-pressed", String(!isHidden));
    draw();
  };
  const clear = () => {
    filter.from = session.next;
    draw();
  };
  return h(
    "header",
    { class: "wire-head" },
    icon("pulse"),
    h("h2", {}, "Wire inspector"),
    search,
    h(
      "div",
      { class: "wire-kinds", role: "group", "aria-label": "Kinds" },
      Object.entries(KINDS).map(([kind, { label }]) =>
        textButton(label, (event) => toggle(kind, event), { class: `wire-kind wire-${kind}`, "aria-pressed": "true" }),
      ),
    ),
    count,
    textButton("Clear", clear, { class: "btn btn-quiet" }),
    iconButton("close", "Close wire inspector", close),
  );
}

function isWanted(entry, filter) {
  if (entry.n < filter.from || filter.hidden.has(entry.kind)) return false;
  return !filter.text || JSON.stringify(entry).toLowerCase().includes(filter.text);
}

function row(entry, session) {
  const { direction, label } = KINDS[entry.kind] ?? { direction: "", label: entry.kind };
  const { title, detail, bad } = summaryOf(entry);
  const node = h(
    "details",
    { class: ["wire-row", bad && "wire-bad"], role: "listitem" },
    h(
      "summary",
      {},
      h("time", {}, wireTime(entry.at, session.state.me.tz)),
      h("span", { class: `wire-kind wire-${entry.kind}` }, direction, " ", label),
      h("span", { class: "wire-title" }, title),
      h("span", { class: "wire-detail" }, detail),
    ),
  );
  node.addEventListener("toggle", () => node.open && node.children.length === 1 && node.append(body(entry, session)));
  return node;
}

function body(entry, session) {
  const again = () =>
    session.act("redeliver", { envelope_id: entry.envelope_id, retry_attempt: 1, retry_reason: "timeout" });
  const fail = () => session.act("fail_next", { method: entry.method, error: "internal_error" });
  return h(
    "div",
    { class: "wire-body" },
    entry.kind === "envelope" && entry.type === "events_api" && textButton("Deliver again", again),
    entry.kind === "api" && textButton(`Let the next ${entry.method} fail`, fail),
    jsonView(entry),
  );
}
