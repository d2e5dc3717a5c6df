/** The ⋯ menu of a few further actions. */
import { h, safeUrl } from "../dom.js";
import { icon } from "../ui/icons.js";
import { openMenu } from "../ui/popover.js";
import { plain } from "../text/text_object.js";
import { confirmed } from "./confirm.js";
import { choose } from "./form.js";

/**
 * @param {object} element an `overflow`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function overflow(element, scope, block) {
  const run = (option) => async () => {
    if (!(await confirmed(element.confirm, scope.names))) return;
    if (safeUrl(option.url)) window.open(safeUrl(option.url), "_blank", "noopener");
    await choose(scope, block, element, { selected_option: option });
  };
  const open = (event) =>
    openMenu(
      event.currentTarget,
      element.options.map((option) => ({
        label: plain(option.text),
        hint: plain(option.description),
        run: run(option),
      })),
      { label: "More options", align: "end" },
    );
  return h(
    "button",
    {
      class: "icon-btn icon-btn-framed",
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-label": "More options",
      title: "More options",
      "data-action": element.action_id,
      on: { click: open },
    },
    icon("dots"),
  );
}
