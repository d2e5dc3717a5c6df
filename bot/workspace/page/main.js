/** Joins the parts of the page. */
import { h, refresh } from "./dom.js";
import { postJson } from "./api.js";
import { parseRoute } from "./route.js";
import { Session } from "./session.js";
import { icon } from "./ui/icons.js";
import { mainPane } from "./ui/main_pane.js";
import { modals } from "./ui/modal.js";
import { drawRail } from "./ui/rail.js";
import { restoreTheme } from "./ui/theme.js";
import { threadPane } from "./ui/thread.js";
import { toasts } from "./ui/toasts.js";
import { topbar } from "./ui/topbar.js";
import { wireDrawer } from "./ui/wire.js";

const FIRST_PERSON = "U0EMMA";
const UNREACHABLE = "The local workspace does not answer. Start it again; this page comes back by itself.";
const NOT_CONNECTED = "The bot is not connected. You can write, but commands, buttons and forms fail until it is.";
const REDRAW_MS = 15_000;
const at = (id) => document.getElementById(id);

restoreTheme();
const toast = toasts(at("toasts"));
const session = new Session({ render, toast });
const page = {
  sit,
  toggleRail: () => document.body.classList.toggle("rail-open"),
  toggleWire,
  wireOpen: () => !at("wire").hidden,
};
const draw = {
  topbar: topbar(at("topbar"), session, page),
  main: mainPane(at("main"), session, toast),
  thread: threadPane(at("thread"), session, toast),
  modal: modals(at("modal"), session),
  wire: wireDrawer(at("wire"), session, toggleWire),
};

function render() {
  drawBanner(at("banner"));
  if (!session.state || !session.route) return;
  drawRail(at("rail"), session);
  const { channel, state } = session;
  document.title = `${channel && !channel.is_im ? `#${channel.name}` : state.app.name} · Local workspace`;
  for (const part of Object.values(draw)) part();
  document.body.inert = false;
}

function drawBanner(node) {
  const text = !session.reachable ? UNREACHABLE : session.state?.connected === false ? NOT_CONNECTED : "";
  node.hidden = !text;
  refresh(node, text, () => [icon("warning"), h("span", {}, text)]);
}

async function sit(user) {
  const url = new URL(location.href);
  url.searchParams.set("as", user);
  history.replaceState(null, "", url);
  await session.become(user);
}

function toggleWire() {
  at("wire").hidden = !at("wire").hidden;
  session.redraw();
}

async function start() {
  const [navigation] = performance.getEntriesByType("navigation");
  const user = new URLSearchParams(location.search).get("as") ?? FIRST_PERSON;
  if (navigation?.type === "reload") await postJson("forget-ephemerals", { as: user });
  addEventListener("hashchange", () => session.go(parseRoute(location.hash)));
  addEventListener("visibilitychange", () => session.loadState());
  at("rail").addEventListener("click", () => document.body.classList.remove("rail-open"));
  setInterval(render, REDRAW_MS);
  await session.become(user);
  if (!session.state && session.reachable) await sit(FIRST_PERSON);
}

start();
