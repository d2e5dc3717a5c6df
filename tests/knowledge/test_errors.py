"""What knowledge raises, as one tree that is drawn where a reader looks for it."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import knowledge
from knowledge import errors
from knowledge.requests import errors as refusals


def _defined_in(module: ModuleType) -> Iterator[type[Exception]]:
    """The errors that a module defines; a ValueError is a fault of a value, which its model reports."""
    types = (thing for thing in vars(module).values() if isinstance(thing, type) and issubclass(thing, Exception))
    return (error for error in types if error.__module__ == module.__name__ and not issubclass(error, ValueError))


def test_every_error_of_knowledge_stands_in_the_tree_and_is_drawn_in_it() -> None:
    names = (each.name for each in pkgutil.walk_packages(knowledge.__path__, "knowledge."))
    found = {error for name in names for error in _defined_in(import_module(name))}
    assert {errors.CalendarError, errors.CheckOver, refusals.TransitionRefused} <= found
    drawn = f"{errors.__doc__}{refusals.__doc__}"
    outside = [error for error in found if not issubclass(error, errors.KnowledgeError)]
    assert not outside
    assert {error.__name__ for error in found} <= set(drawn.split())
    assert {error.__module__ for error in found} == {errors.__name__, refusals.__name__}
