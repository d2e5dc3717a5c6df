/** The bar on top: where one is, what time it is, who one is. */
import { h, refresh } from "../dom.js";
import { clockPanel } from "./clock.js";
import { iconButton, textButton } from "./buttons.js";
import { icon } from "./icons.js";
import { avatar, byRole, nameOf, roleOf } from "./people.js";
import { openMenu } from "./popover.js";
import { globalShortcutsMenu } from "./shortcuts.js";
import { isDark, switchTheme } from "./theme.js";
import { workspaceTime } from "./times.js";

const MINUTE_MS = 60_000;
const TOP = { class: "top-btn" };

/**
 * @param {HTMLElement} node
 * @param {import("../session.js").Session} session
 * @param {{sit: (user: string) => void, toggleRail: () => void, toggleWire: () => void, wireOpen: () => boolean}} page
 * @returns {() => void} draws what is there now; the buttons themselves stay, so that focus and menus do
 */
export function topbar(node, session, page) {
  const rail = iconButton("menu", "Channels", page.toggleRail, { class: "top-btn only-narrow" });
  const clock = clockButton(session);
  const bolt = iconButton("bolt", "Shortcuts", () => globalShortcutsMenu(bolt, session, { align: "end" }), TOP);
  const wire = iconButton("pulse", "Wire inspector", page.toggleWire, TOP);
  const changeTheme = () => {
    switchTheme();
    session.redraw();
  };
  const theme = iconButton("moon", "Dark theme", changeTheme, TOP);
  const person = personButton(session, page.sit);
  node.append(rail, brand(), clock, bolt, wire, theme, person);
  return () => {
    drawClock(clock, session.state);
    drawPerson(person, session.state.me);
    drawTheme(theme);
    wire.setAttribute("aria-pressed", String(page.wireOpen()));
  };
}

function brand() {
  const note = "Messages, people and time of this page exist on this computer only.";
  const mark = h("span", { class: "brand-mark", "aria-hidden": "true" }, "§");
  const where = h("span", { class: "brand-note", title: note }, "runs on this computer only");
  return h("div", { class: "brand" }, mark, h("strong", {}, "Local workspace"), where);
}

function clockButton(session) {
  const label = "The workspace's time";
  const open = (event) => clockPanel(event.currentTarget, session);
  return textButton("", open, { class: "top-btn", "aria-haspopup": "dialog", "aria-label": label, title: label });
}

function drawClock(node, { clock, me }) {
  const minute = Math.floor((Date.now() + clock.offset * 1000) / MINUTE_MS);
  refresh(node, [minute, clock.offset, me.tz], () => [
    icon("clock"),
    h("span", { class: "top-text" }, workspaceTime(minute * MINUTE_MS, me.tz)),
    clock.offset > 0 && h("span", { class: "tag tag-warn" }, "shifted"),
  ]);
}

function personButton(session, sit) {
  const open = (event) => personMenu(event.currentTarget, session, sit);
  return textButton("", open, { class: "top-btn person", "aria-haspopup": "menu", title: "Sit down as somebody else" });
}

function drawPerson(node, me) {
  const words = [h("span", { class: "not-narrow" }, "You are "), h("strong", {}, nameOf(me)), `, ${roleOf(me).role}`];
  refresh(node, me, () => [avatar(me, "small"), h("span", { class: "top-text" }, words), icon("chevron")]);
}

function drawTheme(node) {
  const label = isDark() ? "Light theme" : "Dark theme";
  refresh(node, label, () => icon(isDark() ? "sun" : "moon"));
  node.setAttribute("aria-label", label);
  node.title = label;
}

function personMenu(anchor, session, sit) {
  const { users, app, me } = session.state;
  const entries = byRole(users, app.bot_user).flatMap(([heading, people]) => [
    { heading },
    ...people.map((user) => ({
      label: nameOf(user),
      hint: [user.title, user.locale].filter(Boolean).join(" · "),
      checked: user.id === me.id,
      mark: avatar(user, "small"),
      run: () => sit(user.id),
    })),
  ]);
  openMenu(anchor, entries, { label: "Sit down as", align: "end" });
}
