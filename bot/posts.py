"""Where messages stand that are kept up to date: subject -> channel and ts."""

from bot.schema import POSTS
from bot.slack import Posted
from bot.store.seam import Reading, Transaction


def get(reading: Reading, subject: str) -> Posted | None:
    """Where the message about a subject stands, if it does."""
    row = reading.get(POSTS, subject)
    return Posted(channel=row["channel"], ts=row["ts"]) if row else None


def save(tx: Transaction, subject: str, posted: Posted) -> None:
    """It stands here from now on."""
    tx.put(POSTS, subject, {"channel": posted.channel, "ts": posted.ts})


def drop(tx: Transaction, subject: str) -> None:
    """It is gone; the next change is posted anew."""
    tx.delete(POSTS, subject)
