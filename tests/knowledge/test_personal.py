"""Personal text stays hidden wherever a program shows values by itself."""

import copy
import json
import pickle
import traceback
from collections.abc import Callable
from typing import Annotated

import pytest
import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.personal import MASK, Personal, personal_fields

TEXT = "Zoë Vandersmissen"


class Subject(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    name: Personal
    email: Personal | None = None
    channel: str = "phone"


@pytest.mark.parametrize(
    "shown",
    [
        str,
        repr,
        lambda value: f"{value}",
        lambda value: f"{value!r:>20}",
        lambda value: f"{value:>20}",
        lambda value: "{} {!r}".format(value, value),  # noqa: UP032 - the method is the subject
        lambda value: "%s %r" % (value, value),  # noqa: UP031 - so is the operator
        lambda value: str([value, {"name": value}]),
        lambda value: repr(Subject(name=value)),
        lambda value: str(Subject(name=value).model_dump()),
        lambda value: json.dumps({"name": value}, default=repr),
    ],
)
def test_showing_a_personal_value_shows_the_mask(shown: Callable[[Personal], str]) -> None:
    text = shown(Personal(TEXT))
    assert MASK in text
    assert TEXT not in text


def test_a_log_line_does_not_hold_it() -> None:
    lines: list[str] = []
    for renderer in (structlog.processors.JSONRenderer(), structlog.dev.ConsoleRenderer(colors=False)):
        line = renderer(
            None, "info", {"event": "logged", "name": Personal(TEXT), "subject": Subject(name=Personal(TEXT))}
        )
        lines.append(str(line))
    assert all(MASK in line and "Vandersmissen" not in line for line in lines), lines


def test_a_traceback_with_locals_does_not_hold_it() -> None:
    def fail(name: Personal) -> None:
        subject = Subject(name=name)
        raise ValueError(subject.channel)

    try:
        fail(Personal(TEXT))
    except ValueError as error:
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert f"name = {MASK}" in shown
    assert "Vandersmissen" not in shown


def test_joining_it_to_text_is_refused() -> None:
    with pytest.raises(TypeError) as caught:
        "Dear " + Personal(TEXT)  # type: ignore[operator]
    assert TEXT not in str(caught.value)


def test_plain_json_refuses_it() -> None:
    with pytest.raises(TypeError):
        json.dumps({"name": Personal(TEXT)})


def test_reveal_gives_the_text() -> None:
    assert Personal(TEXT).reveal() == TEXT


def test_equal_texts_are_equal_and_hash_alike_and_no_plain_text_is_equal() -> None:
    assert Personal(TEXT) == Personal(TEXT)
    assert Personal(TEXT) != Personal("another")
    assert Personal(TEXT) != TEXT
    assert len({Personal(TEXT), Personal(TEXT)}) == 1


def test_it_does_not_change() -> None:
    value = Personal(TEXT)
    with pytest.raises(AttributeError):
        value._text = "other"
    assert value.reveal() == TEXT


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_copy_is_equal(copied: Callable[[Personal], Personal]) -> None:
    assert copied(Personal(TEXT)) == Personal(TEXT)


@pytest.mark.parametrize("subject", [Subject(name=Personal(TEXT)), Subject(name=Personal(TEXT), email=Personal(""))])
def test_a_model_comes_back_from_storage_as_it_was(subject: Subject) -> None:
    assert Subject.model_validate(subject.model_dump(mode="json")) == subject
    assert Subject.model_validate_json(subject.model_dump_json()) == subject
    assert Subject.model_validate(subject.model_dump()) == subject


def test_storage_gets_the_text() -> None:
    subject = Subject(name=Personal(TEXT))
    assert subject.model_dump(mode="json") == {"name": TEXT, "email": None, "channel": "phone"}


@pytest.mark.parametrize("value", [3, ["Vandersmissen"], {"name": "Vandersmissen"}])
def test_a_value_that_is_no_text_is_refused_without_being_shown(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Subject.model_validate({"name": value})
    assert "Vandersmissen" not in str(caught.value)


def test_its_json_schema_is_text() -> None:
    assert Subject.model_json_schema()["properties"]["name"]["type"] == "string"


def test_personal_fields_are_found_at_any_depth() -> None:
    class Case(BaseModel):
        reference: str
        subject: Subject
        aliases: tuple[Personal, ...] = ()
        notes: dict[str, list[Personal]] | None = None
        phone: Annotated[Personal | None, Field(description="as given")] = None
        rights: tuple[str, ...] = ()

    assert personal_fields(Subject) == ["name", "email"]
    assert personal_fields(Case) == ["subject", "aliases", "notes", "phone"]
