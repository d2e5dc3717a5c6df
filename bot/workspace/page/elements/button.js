/** Buttons: plain, with an icon, and the pair that asks for feedback. */
import { h, safeUrl } from "../dom.js";
import { icon } from "../ui/icons.js";
import { plain } from "../text/text_object.js";
import { confirmed } from "./confirm.js";
import { choose } from "./form.js";

const STYLES = { primary: "btn-primary", danger: "btn-danger" };
const ICONS = { trash: "trash" };

/**
 * @param {object} element a `button`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function button(element, scope, block) {
  const url = safeUrl(element.url);
  const press = async (event) => {
    const node = event.currentTarget;
    if (await confirmed(element.confirm, scope.names)) await busy(node, choose(scope, block, element, {}));
  };
  return h(
    url ? "a" : "button",
    {
      class: ["btn", STYLES[element.style]],
      type: url ? null : "button",
      href: url,
      target: url && "_blank",
      rel: url && "noopener noreferrer",
      "aria-label": element.accessibility_label,
      "data-action": element.action_id,
      on: { click: press },
    },
    plain(element.text),
    url && icon("outside"),
  );
}

/**
 * @param {object} element an `icon_button`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function iconButton(element, scope, block) {
  const label = plain(element.text);
  const press = async (event) => {
    const node = event.currentTarget;
    if (await confirmed(element.confirm, scope.names)) await busy(node, choose(scope, block, element, {}));
  };
  return h(
    "button",
    {
      class: "icon-btn",
      type: "button",
      title: label,
      "aria-label": element.accessibility_label ?? label,
      "data-action": element.action_id,
      on: { click: press },
    },
    icon(ICONS[element.icon] ?? "dots"),
  );
}

/**
 * @param {object} element `feedback_buttons`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function feedbackButtons(element, scope, block) {
  const group = h("span", { class: "feedback", role: "group", "aria-label": "Feedback" });
  const side = (option, name) =>
    h(
      "button",
      {
        class: "icon-btn",
        type: "button",
        title: plain(option.text),
        "aria-label": option.accessibility_label ?? plain(option.text),
        "aria-pressed": "false",
        "data-action": element.action_id,
        "data-value": option.value,
        on: {
          click: (event) => press(group, event.currentTarget, choose(scope, block, element, { value: option.value })),
        },
      },
      icon(name),
    );
  group.append(side(element.positive_button, "thumb-up"), side(element.negative_button, "thumb-down"));
  return group;
}

function press(group, pressed, acknowledged) {
  for (const node of group.children) node.setAttribute("aria-pressed", String(node === pressed));
  return busy(pressed, acknowledged);
}

/**
 * Show that a control waits for the app.
 * @param {HTMLElement} node
 * @param {Promise<unknown> | undefined} acknowledged
 */
export async function busy(node, acknowledged) {
  node.setAttribute("aria-busy", "true");
  try {
    await acknowledged;
  } finally {
    node.removeAttribute("aria-busy");
  }
}
