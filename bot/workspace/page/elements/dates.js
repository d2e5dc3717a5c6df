/** Dates and times, with the browser's own pickers. */
import { h } from "../dom.js";
import { confirmed } from "./confirm.js";
import { choose, entered } from "./form.js";

const KINDS = {
  datepicker: { type: "date", key: "selected_date", initial: "initial_date", label: "Date" },
  timepicker: { type: "time", key: "selected_time", initial: "initial_time", label: "Time" },
  datetimepicker: {
    type: "datetime-local",
    key: "selected_date_time",
    initial: "initial_date_time",
    label: "Date and time",
  },
};

/**
 * @param {object} element `datepicker`, `timepicker` or `datetimepicker`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function datePicker(element, scope, block) {
  const kind = KINDS[element.type];
  const value = entered(scope, block, element, kind.key, element[kind.initial]);
  const box = h("input", {
    class: "field field-date",
    type: kind.type,
    "data-action": element.action_id,
    "aria-label": kind.label,
  });
  box.value = kind.type === "datetime-local" ? localTime(value) : (value ?? "");
  box.addEventListener("change", async () => {
    const picked = kind.type === "datetime-local" ? Date.parse(box.value) / 1000 || null : box.value || null;
    if (await confirmed(element.confirm, scope.names)) choose(scope, block, element, { [kind.key]: picked });
  });
  return box;
}

function localTime(seconds) {
  if (!seconds) return "";
  const when = new Date(seconds * 1000);
  return new Date(when.getTime() - when.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
