/** The app's Home: the view it published for this person. */
import { drawBlocks } from "../blocks/index.js";
import { h, refresh } from "../dom.js";
import { keepingFocus } from "./focus.js";
import { scopeFor } from "./scope.js";

/**
 * @param {HTMLElement} node
 * @param {import("../session.js").Session} session
 */
export function drawHome(node, session) {
  const { home, app } = session.state;
  keepingFocus(node, () => refresh(node, [home, session.as], () => (home
    ? h("div", { class: "home-view" }, drawBlocks(home.blocks, scopeFor(session, { type: "view", view_id: home.id })))
    : h("p", { class: "pane-empty" }, `${app.name} has not published a Home for you.`))));
}
