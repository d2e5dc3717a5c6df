/** Block Kit's text objects: plain_text or mrkdwn. */
import { emojiFor } from "./emoji.js";
import { decode } from "./entities.js";
import { mrkdwn } from "./mrkdwn.js";

/**
 * @param {{type: string, text: string, emoji?: boolean} | undefined} object
 * @returns {string} the words of a plain_text object, emoji names replaced
 */
export function plain(object) {
  return decode(object?.text ?? "").replace(/:([a-z0-9_+'-]+):/g, (typed, name) => emojiFor(name) ?? typed);
}

/**
 * @param {{type: string, text: string}} object
 * @param {import("./tree.js").Directory} names
 * @returns {(Node | string)[]}
 */
export function textObject(object, names) {
  return object.type === "mrkdwn" ? mrkdwn(object.text, names) : [plain(object)];
}
