"""Open modals (a stack per person, three at most) and Home tabs."""

import secrets
from dataclasses import replace

from bot.workspace.errors import Refusal
from bot.workspace.models import Json, OpenView
from bot.workspace.tickets import Trigger

STACK = 3


def new_hash() -> str:
    """A value that changes with every version of a view."""
    return f"{secrets.randbelow(10**10)}.{secrets.token_hex(4)}"


class Views:
    """What every person has open."""

    def __init__(self) -> None:
        self._stacks: dict[str, list[OpenView]] = {}
        self._homes: dict[str, OpenView] = {}

    def stack(self, user: str) -> tuple[OpenView, ...]:
        """The open modals of a person, top last."""
        return tuple(self._stacks.get(user, ()))

    def home(self, user: str) -> OpenView | None:
        """The Home tab last published for a person."""
        return self._homes.get(user)

    def homes(self) -> list[OpenView]:
        """Every Home tab, for keeping."""
        return list(self._homes.values())

    def open(self, user: str, body: Json) -> OpenView:
        """Open a modal; it takes the place of whatever was open."""
        view = self._new(user, body)
        self._stacks[user] = [view]
        return view

    def push(self, trigger: Trigger, body: Json) -> OpenView:
        """Lay a modal on the one that the trigger came from. Raises Refusal when none is open or three are."""
        stack = self._stacks.get(trigger.user) or []
        if trigger.view_id not in {view.id for view in stack}:
            raise Refusal("not_found")
        if len(stack) >= STACK:
            raise Refusal("push_limit_reached")
        view = self._new(trigger.user, body, below=stack[-1])
        stack.append(view)
        return view

    def publish(self, user: str, body: Json, known_hash: str | None) -> OpenView:
        """Replace a person's Home. Raises Refusal (hash_conflict)."""
        former = self._homes.get(user)
        if former is None:
            self._homes[user] = self._new(user, body)
        else:
            self._homes[user] = self._renewed(former, body, known_hash)
        return self._homes[user]

    def restore(self, view: OpenView) -> None:
        """Put a kept Home back."""
        self._homes[view.owner] = view

    def get(self, view_id: str | None, external_id: str | None = None) -> OpenView:
        """A view by either id. Raises Refusal (not_found)."""
        for view in (*(each for stack in self._stacks.values() for each in stack), *self._homes.values()):
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refusal("not_found")

    def update(self, view: OpenView, body: Json, known_hash: str | None = None) -> OpenView:
        """Replace what a view shows. Raises Refusal (hash_conflict)."""
        return self.put(self._renewed(view, body, known_hash))

    def put(self, view: OpenView) -> OpenView:
        """Store the newer form of an open view."""
        if self._homes.get(view.owner, view).id == view.id and view.body["type"] == "home":
            self._homes[view.owner] = view
        else:
            stack = self._stacks.get(view.owner, [])
            self._stacks[view.owner] = [view if each.id == view.id else each for each in stack]
        return view

    def close(self, view: OpenView) -> None:
        """Close a view and whatever lies on it."""
        stack = self._stacks.get(view.owner, [])
        ids = [each.id for each in stack]
        if view.id in ids:
            self._stacks[view.owner] = stack[: ids.index(view.id)]

    def clear(self, user: str) -> None:
        """Close all modals of a person."""
        self._stacks.pop(user, None)

    @staticmethod
    def _new(user: str, body: Json, below: OpenView | None = None) -> OpenView:
        view_id = f"V{secrets.token_hex(5).upper()}"
        root = below.root_id if below else view_id
        return OpenView(view_id, user, body, new_hash(), root, below.id if below else None)

    @staticmethod
    def _renewed(view: OpenView, body: Json, known_hash: str | None) -> OpenView:
        if known_hash and known_hash != view.hash:
            raise Refusal("hash_conflict")
        return replace(view, body=body, hash=new_hash(), errors={})
