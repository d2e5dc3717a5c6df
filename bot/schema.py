"""The tables of the store and what they are searched by."""

from typing import Final

from bot.store.schema import Schema, Table

CLAIMS: Final = "claims"
OUTBOX: Final = "outbox"
ANSWERS: Final = "answers"
FEEDBACK: Final = "feedback"
DPO_QUESTIONS: Final = "dpo_questions"
PREFERENCES: Final = "preferences"
UPKEEP: Final = "upkeep"
REQUESTS: Final = "requests"
JOURNAL: Final = "journal"
SALTS: Final = "salts"
POSTS: Final = "posts"
CHECKS: Final = "checks"
TICKS: Final = "ticks"

SCHEMA: Final = Schema(
    version=1,
    tables={
        CLAIMS: Table(indexes=("state",), ordered=("at",)),
        OUTBOX: Table(indexes=("state", "about"), ordered=("due", "done")),
        ANSWERS: Table(indexes=("message",), ordered=("at", "talk")),
        FEEDBACK: Table(indexes=("answer",), ordered=("at",)),
        DPO_QUESTIONS: Table(indexes=("thread",), ordered=("at",)),
        PREFERENCES: Table(),
        UPKEEP: Table(),
        REQUESTS: Table(indexes=("state", "message_key", "logged_by", "assignee"), ordered=("due",)),
        JOURNAL: Table(indexes=("reference",)),
        SALTS: Table(indexes=("reference",)),
        POSTS: Table(),
        CHECKS: Table(ordered=("day",)),
        TICKS: Table(),
    },
)
