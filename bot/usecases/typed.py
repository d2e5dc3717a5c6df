"""What people type into a form or a thread, before it is kept and passed on."""

from typing import Final

from handlers.refusals import EmptyText, TextTooLong
from knowledge.personal import Personal

LONGEST: Final = 3000  # characters, as in a form


def need_words(text: Personal) -> None:
    """Raises EmptyText where nothing can be seen, TextTooLong for more than one message carries."""
    typed = text.reveal()
    if not any(sign.isprintable() and not sign.isspace() for sign in typed):
        raise EmptyText
    if len(typed) > LONGEST:
        raise TextTooLong
