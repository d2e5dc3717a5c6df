/** The focus survives a redraw. */

const MARKS = ["ts", "blockId", "action", "value"];

/**
 * Redraw a container and put the focus back on the control that had it.
 * @template T
 * @param {HTMLElement} container
 * @param {() => T} redraw
 * @returns {T} what `redraw` gave
 */
export function keepingFocus(container, redraw) {
  const had = container.contains(document.activeElement) ? document.activeElement : null;
  const selector = had && selectorOf(had);
  const caret = had?.selectionStart;
  const result = redraw();
  if (!selector || had.isConnected) return result;
  const again = container.querySelector(selector);
  again?.focus({ preventScroll: true });
  if (Number.isInteger(caret)) again?.setSelectionRange?.(caret, caret);
  return result;
}

function selectorOf(node) {
  const found = MARKS.map((mark) => [attribute(mark), node.closest(`[${attribute(mark)}]`)?.dataset[mark]]);
  if (!node.dataset.action) return null;
  const parts = found
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `[${name}="${CSS.escape(value)}"]`);
  const own = node.dataset.value === undefined ? parts.pop() : parts.splice(-2).join("");
  return [...parts, own].join(" ");
}

const attribute = (mark) => `data-${mark.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`;
