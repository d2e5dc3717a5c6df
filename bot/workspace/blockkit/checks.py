"""Small checks of JSON values, to be put together into tables. Each yields faults with a JSON pointer."""

import re
from collections.abc import Callable, Iterator, Mapping

from bot.workspace.models import Json

Check = Callable[[object, str], Iterator[str]]
Rule = Callable[[Json, str], Iterator[str]]


def fault(sentence: str, pointer: str) -> str:
    """A fault as Slack words it."""
    return f"{sentence} [json-pointer:{pointer}]"


def string(most: int, least: int = 1) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield fault("must be a string", pointer)
        elif len(value) > most:
            yield fault(f"must be less than {most + 1} characters", pointer)
        elif len(value) < least:
            yield fault(f"must be more than {least - 1} characters", pointer)

    return check


def flag(value: object, pointer: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield fault("must be a boolean", pointer)


def whole(least: int, most: int) -> Check:
    """A whole number from `least` to `most`."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield fault("must be an integer", pointer)
        elif not least <= value <= most:
            yield fault(f"must be between {least} and {most}", pointer)

    return check


def one_of(*allowed: object) -> Check:
    """One of the values given."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield fault(f"must be one of: {', '.join(map(str, allowed))}", pointer)

    return check


def matching(pattern: str, what: str) -> Check:
    """A string that matches the whole pattern; `what` names it in the fault."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield fault(f"must be {what}", pointer)

    return check


def list_of(each: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` values that pass `each`."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield fault("must be an array", pointer)
            return
        if len(value) > most:
            yield fault(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            yield fault(f"no fewer than {least} items allowed", pointer)
        for position, one in enumerate(value):
            yield from each(one, f"{pointer}/{position}")

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Rule) -> Check:
    """An object with these properties (and `type`) and no others; `rules` look at a whole whose parts are sound."""
    known = {**required, **optional}

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must be an object", pointer)
            return
        faults = [fault(f"missing required field: {name}", pointer) for name in required if name not in value]
        for name, one in value.items():
            if name in known:
                faults += known[name](one, f"{pointer}/{name}")
            elif name != "type":
                faults.append(fault(f"invalid additional property: {name}", pointer))
        yield from faults or (sentence for rule in rules for sentence in rule(value, pointer))

    return check


def by_type(table: Mapping[str, Check]) -> Check:
    """An object whose `type` picks its check from the table."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must be an object", pointer)
        elif (found := table.get(str(value.get("type")))) is None:
            yield fault(f"unsupported type: {value.get('type')}", f"{pointer}/type")
        else:
            yield from found(value, pointer)

    return check


def plain(most: int, least: int = 1) -> Check:
    """A plain_text object."""
    return by_type({"plain_text": shape({"text": string(most, least)}, {"emoji": flag})})


def text(most: int, least: int = 1) -> Check:
    """A plain_text or mrkdwn object."""
    words = string(most, least)
    return by_type(
        {"plain_text": shape({"text": words}, {"emoji": flag}), "mrkdwn": shape({"text": words}, {"verbatim": flag})}
    )


def exactly_one(*names: str) -> Rule:
    """One and only one of the properties is there."""

    def rule(value: Json, pointer: str) -> Iterator[str]:
        if sum(name in value for name in names) != 1:
            yield fault(f"exactly one of {', '.join(names)} is required", pointer)

    return rule


def at_least_one(*names: str) -> Rule:
    """One of the properties is there."""

    def rule(value: Json, pointer: str) -> Iterator[str]:
        if not any(name in value for name in names):
            yield fault(f"one of {', '.join(names)} is required", pointer)

    return rule
