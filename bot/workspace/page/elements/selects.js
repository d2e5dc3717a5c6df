/** The family of select menus: fixed options, options from the app, people, channels, conversations. */
import { plain } from "../text/text_object.js";
import { confirmed } from "./confirm.js";
import { choose, entered } from "./form.js";
import { picker } from "./picker.js";

const LISTS = { users: "user", channels: "channel", conversations: "conversation" };

/**
 * @param {object} element any `*_select`
 * @param {import("./form.js").Scope} scope
 * @param {object} block
 * @returns {HTMLElement}
 */
export function select(element, scope, block) {
  const [, multi, kind] = /^(multi_)?(\w+)_select$/.exec(element.type);
  const source =
    kind in LISTS
      ? ofWorkspace(kind, element, scope, Boolean(multi))
      : ofOptions(element, scope, block, Boolean(multi));
  const before = entered(scope, block, element, source.key, source.initial);
  return picker({
    groups: source.groups,
    search: source.search,
    multiple: Boolean(multi),
    max: element.max_selected_items,
    action: element.action_id,
    placeholder: plain(element.placeholder) || "Choose…",
    chosen: [before ?? []].flat().map(source.entryOf),
    change: async (entries) => {
      const values = entries.map(source.valueOf);
      if (await confirmed(element.confirm, scope.names))
        choose(scope, block, element, { [source.key]: multi ? values : (values[0] ?? null) });
    },
  });
}

function ofOptions(element, scope, block, multiple) {
  const external = element.type.endsWith("external_select");
  const load = async (typed) => groupsOf(await scope.suggest(block.block_id, element.action_id, typed));
  return {
    key: multiple ? "selected_options" : "selected_option",
    initial: multiple ? element.initial_options : element.initial_option,
    groups: external ? () => ((element.min_query_length ?? 3) === 0 ? load("") : []) : () => groupsOf(element),
    search: external ? load : undefined,
    entryOf: optionEntry,
    valueOf: (entry) => entry.option,
  };
}

function groupsOf({ options, option_groups: groups }) {
  if (!groups?.length) return [{ entries: (options ?? []).map(optionEntry) }];
  return groups.map((group) => ({ heading: plain(group.label), entries: group.options.map(optionEntry) }));
}

function optionEntry(option) {
  return { value: option.value, label: plain(option.text), description: plain(option.description), option };
}

function ofWorkspace(kind, element, scope, multiple) {
  const single = LISTS[kind];
  const entryOf = kind === "users" ? personEntry(scope) : channelEntry(scope);
  const ids =
    kind === "users" ? scope.users.filter((user) => !user.is_bot).map((user) => user.id) : channelIds(kind, scope);
  return {
    key: multiple ? `selected_${kind}` : `selected_${single}`,
    initial: element[multiple ? `initial_${kind}` : `initial_${single}`],
    groups: () => [{ entries: ids.map(entryOf) }],
    entryOf,
    valueOf: (entry) => entry.value,
  };
}

function channelIds(kind, scope) {
  return scope.channels.filter((channel) => kind === "conversations" || !channel.is_im).map((channel) => channel.id);
}

const personEntry = (scope) => (id) => {
  const user = scope.users.find((other) => other.id === id);
  return { value: id, label: user?.real_name ?? id, description: user?.title };
};

const channelEntry = (scope) => (id) => {
  const name = scope.names.channelName(id) ?? id;
  return { value: id, label: scope.channels.find((channel) => channel.id === id)?.is_im ? name : `#${name}` };
};
