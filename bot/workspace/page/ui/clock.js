/** The workspace's clock, which can be moved forward to see what the app does later. */
import { h } from "../dom.js";
import { postJson } from "../api.js";
import { sentenceFor } from "../errors.js";
import { textButton } from "./buttons.js";
import { openPopover } from "./popover.js";
import { workspaceTime } from "./times.js";

const STEPS = [
  ["+1 hour", 3600],
  ["+1 day", 86_400],
  ["+1 week", 604_800],
];

/**
 * @param {HTMLElement} anchor
 * @param {import("../session.js").Session} session
 */
export function clockPanel(anchor, session) {
  const shown = h("p", { class: "clock-now" });
  const trouble = h("p", { class: "b-error", role: "alert" });
  const show = () => {
    shown.textContent = workspaceTime(Date.now() + session.state.clock.offset * 1000, session.state.me.tz);
  };
  const shift = async (offset) => {
    const isBack = offset < session.state.clock.offset;
    const answer = isBack
      ? { error: "clock_goes_forward_only" }
      : await postJson("clock", { offset: Math.round(offset) });
    trouble.textContent = answer.error ? sentenceFor(answer.error) : "";
    await session.loadState();
    show();
  };
  const step = ([label, seconds]) => textButton(label, () => shift(session.state.clock.offset + seconds));
  const date = h("input", { class: "field", type: "datetime-local", "aria-label": "Go to" });
  const go = () => date.value && shift((Date.parse(date.value) - Date.now()) / 1000);
  show();
  openPopover(
    anchor,
    h(
      "div",
      { class: "clock", role: "dialog", "aria-label": "The workspace's time" },
      h("h2", {}, "The workspace's time"),
      shown,
      h("div", { class: "clock-steps" }, STEPS.map(step)),
      h("label", { class: "clock-date" }, date, textButton("Go to", go)),
      trouble,
      h("p", { class: "b-hint" }, "Forward only. The app follows at once; time stamps of messages stay real."),
    ),
    { align: "end" },
  );
}
