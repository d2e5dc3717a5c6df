/** Who is in a channel; the person and the app may join or leave. */
import { openMenu } from "./popover.js";
import { avatar, nameOf } from "./people.js";

/**
 * @param {HTMLElement} anchor
 * @param {import("../session.js").Session} session
 */
export function membersMenu(anchor, session) {
  const { channel, state } = session;
  const members = state.users.filter((user) => channel.members.includes(user.id));
  const move = (what, user) => () => session.act(what, { channel: channel.id, user });
  const hasApp = channel.members.includes(state.app.bot_user);
  openMenu(
    anchor,
    [
      { heading: "Members" },
      ...members.map((user) => ({
        label: nameOf(user),
        hint: user.is_bot ? "App" : user.title,
        mark: avatar(user, "small"),
        run: () => {},
      })),
      { heading: `#${channel.name}` },
      {
        label: `${hasApp ? "Remove" : "Add"} ${state.app.name}`,
        run: move(hasApp ? "leave" : "join", state.app.bot_user),
      },
      ...(channel.is_member ? [{ label: "Leave channel", danger: true, run: move("leave", session.as) }] : []),
    ],
    { label: `Members of ${channel.name}`, align: "end" },
  );
}
