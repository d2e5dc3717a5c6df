/** The bar on top: where one is, what time it is, who one is. */
import { h, refresh } from "../dom.js";
import { clockPanel } from "./clock.js";
import { icon } from "./icons.js";
import { avatar, byRole, nameOf, roleOf } from "./people.js";
import { openMenu } from "./popover.js";
import { globalShortcutsMenu } from "./shortcuts.js";
import { isDark, switchTheme } from "./theme.js";
import { workspaceTime } from "./times.js";

/**
 * @param {HTMLElement} node
 * @param {import("../session.js").Session} session
 * @param {{sit: (user: string) => void, toggleRail: () => void, toggleWire: () => void, wireOpen: () => boolean}} page
 */
export function drawTopbar(node, session, page) {
  const { me, clock, users } = session.state;
  const minute = Math.floor((Date.now() + clock.offset * 1000) / 60_000);
  refresh(node, [me, clock.offset, minute, isDark(), users.length, page.wireOpen()], () => [
    tool("menu", "Channels", page.toggleRail, "only-narrow"),
    h("div", { class: "brand" }, h("span", { class: "brand-mark", "aria-hidden": "true" }, "§"), h("strong", {}, "Local workspace"),
      h("span", { class: "brand-note", title: "Messages, people and time of this page exist on this computer only." }, "runs on this computer only")),
    h("button", { class: "top-btn", type: "button", "aria-haspopup": "dialog", "aria-label": "The workspace's time", title: "The workspace's time",
      on: { click: (event) => clockPanel(event.currentTarget, session) } }, icon("clock"),
    h("span", { class: "top-text" }, workspaceTime(minute * 60_000, me.tz)), clock.offset > 0 && h("span", { class: "tag tag-warn" }, "shifted")),
    tool("bolt", "Shortcuts", (event) => globalShortcutsMenu(event.currentTarget, session, { align: "end" })),
    tool("pulse", "Wire inspector", page.toggleWire, "", page.wireOpen()),
    tool(isDark() ? "sun" : "moon", isDark() ? "Light theme" : "Dark theme", () => {
      switchTheme();
      session.redraw();
    }),
    h("button", { class: "top-btn person", type: "button", "aria-haspopup": "menu", title: "Sit down as somebody else",
      on: { click: (event) => personMenu(event.currentTarget, session, page.sit) } },
    avatar(me, "small"), h("span", { class: "top-text" }, h("span", { class: "not-narrow" }, "You are "), h("strong", {}, nameOf(me)), `, ${roleOf(me).role}`), icon("chevron")),
  ]);
}

function tool(name, label, click, extra, pressed) {
  return h("button", { class: ["top-btn", extra], type: "button", title: label, "aria-label": label, "aria-pressed": pressed?.toString(), on: { click } }, icon(name));
}

function personMenu(anchor, session, sit) {
  const { users, app, me } = session.state;
  const entries = byRole(users, app.bot_user).flatMap(([heading, people]) => [
    { heading },
    ...people.map((user) => ({
      label: nameOf(user), hint: [user.title, user.locale].filter(Boolean).join(" · "), checked: user.id === me.id,
      mark: avatar(user, "small"), run: () => sit(user.id),
    })),
  ]);
  openMenu(anchor, entries, { label: "Sit down as", align: "end" });
}
