/** Which element is drawn by what. */
import { h } from "../dom.js";
import { button, feedbackButtons, iconButton } from "./button.js";
import { checkboxes, radioButtons } from "./choices.js";
import { datePicker } from "./dates.js";
import { imageBox } from "./image.js";
import { overflow } from "./overflow.js";
import { select } from "./selects.js";
import { textInput } from "./text_input.js";

const ELEMENTS = {
  button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  icon_button: iconButton,
  feedback_buttons: feedbackButtons,
  datepicker: datePicker,
  timepicker: datePicker,
  datetimepicker: datePicker,
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  static_select: select,
  multi_static_select: select,
  external_select: select,
  multi_external_select: select,
  users_select: select,
  multi_users_select: select,
  channels_select: select,
  multi_channels_select: select,
  conversations_select: select,
  multi_conversations_select: select,
  image: (element) => imageBox(element),
};

/**
 * @param {object} element
 * @param {import("./form.js").Scope} scope
 * @param {object} block the block it stands in
 * @returns {HTMLElement}
 */
export function drawElement(element, scope, block) {
  const draw = ELEMENTS[element.type];
  return draw ? draw(element, scope, block) : h("span", { class: "b-unknown" }, `${element.type} is not drawn here`);
}
