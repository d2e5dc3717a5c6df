/** The app's Home: the view it published for this person. */
import { drawBlocks } from "../blocks/index.js";
import { h, refresh } from "../dom.js";
import { scopeFor } from "./scope.js";

/**
 * @param {HTMLElement} node
 * @param {import("../session.js").Session} session
 */
export function drawHome(node, session) {
  const { home, app } = session.state;
  refresh(node, [home, session.as], () => {
    if (!home) return h("p", { class: "pane-empty" }, `${app.name} has not published a Home for you.`);
    const scope = scopeFor(session, { type: "view", view_id: home.id });
    return h("div", { class: "home-view" }, drawBlocks(home.blocks, scope));
  });
}
