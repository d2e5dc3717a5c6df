/** What a person has entered in one container (a message or a view), kept across redraws. */

/**
 * @typedef {Record<string, unknown>} Choice a value under Slack's key, `{selected_date: "2026-11-23"}`
 *
 * @typedef {{form: Form, names: import("../text/tree.js").Directory, users: object[], channels: object[],
 *   act: (blockId: string, actionId: string, choice: Choice) => Promise<unknown>,
 *   suggest: (blockId: string, actionId: string, typed: string) => Promise<object>}} Scope
 *   what the blocks of one container share
 */

export class Form {
  #values = {};

  /** @param {Record<string, Record<string, Choice>>} [values] what was entered before */
  constructor(values = {}) {
    for (const [block, actions] of Object.entries(values)) this.#values[block] = { ...actions };
  }

  /**
   * @param {string} block
   * @param {string} action
   * @returns {Choice | undefined} undefined while untouched, so that the initial value of the element stands
   */
  get(block, action) {
    return this.#values[block]?.[action];
  }

  /**
   * @param {string} block
   * @param {string} action
   * @param {Choice} choice
   */
  set(block, action, choice) {
    this.#values[block] = { ...this.#values[block], [action]: choice };
  }

  /**
   * Forget what the blocks no longer ask for: elements that are gone, options that are no longer on offer.
   * @param {object[]} blocks
   */
  prune(blocks) {
    for (const [blockId, actions] of Object.entries(this.#values)) {
      const block = blocks.find((other) => other.block_id === blockId);
      for (const [actionId, choice] of Object.entries(actions)) {
        if (!isOffered(elementOf(block, actionId), choice)) delete actions[actionId];
      }
    }
  }

  /** @returns {Record<string, Record<string, Choice>>} everything that was touched, as the server takes it */
  values() {
    return structuredClone(this.#values);
  }
}

function elementOf(block, actionId) {
  const elements = [block?.element, block?.accessory, ...(block?.elements ?? [])];
  return elements.find((element) => element?.action_id === actionId);
}

function isOffered(element, choice) {
  if (!element) return false;
  const offered = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
  const chosen = [choice.selected_option ?? [], choice.selected_options ?? []].flat();
  return !offered.length || chosen.every((option) => offered.some((other) => other.value === option.value));
}

/**
 * Remember a choice and, where the app asked for it, tell the app at once.
 * @param {Scope} scope
 * @param {object} block
 * @param {object} element
 * @param {Choice} choice
 * @returns {Promise<unknown> | undefined} the app's acknowledgement, where it is told
 */
export function choose(scope, block, element, choice) {
  scope.form.set(block.block_id, element.action_id, choice);
  const silent = block.type === "input" && !block.dispatch_action;
  return silent ? undefined : scope.act(block.block_id, element.action_id, choice);
}

/**
 * @param {Scope} scope
 * @param {object} block
 * @param {object} element
 * @param {string} key Slack's key for the value
 * @param {unknown} initial
 * @returns {unknown} what was entered before, else the element's initial value
 */
export function entered(scope, block, element, key, initial) {
  const before = scope.form.get(block.block_id, element.action_id);
  return before && key in before ? before[key] : initial;
}
