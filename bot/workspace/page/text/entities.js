/** Slack writes three characters as entities; nothing else is ever decoded. */

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * @param {string} text
 * @returns {string} the text as it was typed
 */
export function decode(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}

/**
 * @param {string} text
 * @returns {string} the text as Slack would store it
 */
export function encode(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
