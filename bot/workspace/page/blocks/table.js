/** The table block: first row as heads, cells as raw text, numbers or rich text. */
import { h } from "../dom.js";
import { parseRichText } from "../text/rich.js";
import { blocks } from "../text/tree.js";

/**
 * @param {object} block
 * @param {import("../elements/form.js").Scope} scope
 * @returns {HTMLElement}
 */
export function table(block, scope) {
  const [head, ...rows] = block.rows;
  const align = (column) => block.column_settings?.[column]?.align ?? "left";
  const row = (cells, tag) =>
    h(
      "tr",
      {},
      cells.map((cell, column) =>
        h(tag, { class: `align-${align(column)}`, scope: tag === "th" ? "col" : null }, cellContent(cell, scope.names)),
      ),
    );
  return h(
    "div",
    { class: "b-table-scroll", tabindex: "0", role: "group", "aria-label": "Table" },
    h(
      "table",
      { class: "b-table" },
      h("thead", {}, row(head, "th")),
      h(
        "tbody",
        {},
        rows.map((cells) => row(cells, "td")),
      ),
    ),
  );
}

function cellContent(cell, names) {
  return cell.type === "rich_text" ? blocks(parseRichText(cell), names) : String(cell.text ?? cell.value ?? "");
}
