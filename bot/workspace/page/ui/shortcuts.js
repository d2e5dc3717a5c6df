/** The lightning menu: what the app offers from anywhere. */
import { openMenu } from "./popover.js";

/**
 * @param {HTMLElement} anchor
 * @param {import("../session.js").Session} session
 * @param {{above?: boolean, align?: "start" | "end"}} [options]
 */
export function globalShortcutsMenu(anchor, session, options = {}) {
  const { app } = session.state;
  const entries = app.global_shortcuts.map(({ name, callback_id: id }) => ({
    label: name,
    hint: app.name,
    run: () => session.act("global_shortcut", { callback_id: id }),
  }));
  const heading = { heading: entries.length ? "Shortcuts" : "The app offers no shortcuts" };
  openMenu(anchor, [heading, ...entries], { label: "Shortcuts", ...options });
}
