"""Text about a person, wrapped so that it cannot reach a log, a message or a traceback by accident."""

from typing import Any, Final, NoReturn, get_args

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

MASK: Final = "[personal]"


class Personal:
    """A frozen text that shows only a mask; `reveal()` gives the text.

    As a pydantic field it takes text and is written as text by `model_dump(mode="json")` and `model_dump_json()`,
    which are for storage and not for logs. Give such models `hide_input_in_errors=True`.
    """

    __slots__ = ("_text",)
    _text: str

    def __init__(self, text: str) -> None:
        object.__setattr__(self, "_text", text)

    def reveal(self) -> str:
        """The text, for the one place that shows it to somebody who may see it."""
        return self._text

    def __repr__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, Personal) else NotImplemented

    def __hash__(self) -> int:
        return hash((Personal, self._text))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("A personal value does not change; make another.")

    def __reduce__(self) -> tuple[type["Personal"], tuple[str]]:
        return Personal, (self._text,)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.no_info_after_validator_function(cls, core_schema.str_schema(strict=True))
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), text]),
            serialization=core_schema.plain_serializer_function_ser_schema(
                cls.reveal, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )


def personal_fields(model: type[BaseModel]) -> list[str]:
    """The fields of a model that hold a Personal, directly, in a collection or in a model inside it, as declared."""
    return [name for name, field in model.model_fields.items() if _holds_personal(field.annotation)]


def _holds_personal(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(personal_fields(annotation))
    return annotation is Personal or any(_holds_personal(part) for part in get_args(annotation))
