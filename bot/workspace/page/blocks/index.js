/** Which block is drawn by what. */
import { h } from "../dom.js";
import { actions, contextActions, input } from "./controls.js";
import { imageBox } from "../elements/image.js";
import { table } from "./table.js";
import { alert, context, divider, header, markdown, richText, section } from "./text_blocks.js";

const BLOCKS = {
  actions,
  alert,
  context,
  divider,
  header,
  input,
  markdown,
  section,
  table,
  context_actions: contextActions,
  rich_text: richText,
  image: (block) => imageBox(block),
};

/**
 * @param {object[]} blocks
 * @param {import("../elements/form.js").Scope} scope
 * @returns {HTMLElement}
 */
export function drawBlocks(blocks, scope) {
  scope.form.prune(blocks);
  return h(
    "div",
    { class: "blocks" },
    blocks.map((block) => draw(block, scope)),
  );
}

function draw(block, scope) {
  const node =
    BLOCKS[block.type]?.(block, scope) ?? h("p", { class: "b-unknown" }, `A ${block.type} block is not drawn here.`);
  node.dataset.blockId = block.block_id ?? "";
  return node;
}
