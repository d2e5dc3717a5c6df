"""The weekly digest: figures in lines, cut so that Slack takes them however much there is."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from babel.numbers import format_decimal

from handlers.views.labels import Labels, labels
from handlers.views.message import Message, context, header, section
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, cut, escape
from knowledge.digest import Dated, Digest, Turnout, WeeklyDigest
from knowledge.language import Lang

LISTED: Final = 12  # requests or checks named in one line or list; the others are counted


def weekly_digest(notice: WeeklyDigest, scene: Scene) -> Message:
    """How requests, checks and questions stand, and the journal's head to keep."""
    say, digest, lang = labels(notice.lang), notice.digest, notice.lang
    now, last_week, checks = _now(digest, lang, scene), _last_week(digest, lang), _checks(digest, say)
    title = say("digest.title", date=scene.short_date(digest.day, lang))
    return Message(
        text=cut("\n".join([title, *now])),
        blocks=[
            header(title),
            section(_lines(now)),
            section(_lines([say("digest.last_week"), *last_week])),
            *([section(_lines([say("digest.checks"), *checks]))] if checks else []),
            context(say("digest.head", hash=digest.head)),
        ],
    )


def _now(digest: Digest, lang: Lang, scene: Scene) -> list[Mrkdwn]:
    say = labels(lang)
    return [
        _overdue(digest, lang, scene),
        say("digest.due", count=str(len(digest.due)), requests=_named(digest.due, lang, scene)),
        say("digest.open", count=str(digest.open)),
        say("digest.questions", count=str(digest.questions)),
    ]


def _overdue(digest: Digest, lang: Lang, scene: Scene) -> Mrkdwn:
    say, late = labels(lang), digest.overdue
    if not late:
        return say("digest.on_time")
    return say("digest.overdue", count=str(len(late)), requests=_named(late, lang, scene))


def _last_week(digest: Digest, lang: Lang) -> list[Mrkdwn]:
    say, lost = labels(lang), digest.days_lost
    lines = [say("digest.logged", count=str(digest.logged)), say("digest.closed", count=str(digest.closed))]
    if lost:
        mean = format_decimal(sum(lost) / len(lost), format="#,##0.#", locale=lang)
        lines.append(say("digest.lost", mean=mean, most=str(max(lost))))
    return lines


def _checks(digest: Digest, say: Labels) -> list[Mrkdwn]:
    kinds = Counter(each.kind for each in digest.checks)
    lines = [_turnout(each, say, alone=kinds[each.kind] == 1) for each in digest.checks[:LISTED]]
    hidden = digest.too_few + max(len(digest.checks) - LISTED, 0)
    return [*lines, *([say("digest.hidden", count=str(hidden))] if hidden else [])]


def _turnout(turnout: Turnout, say: Labels, *, alone: bool) -> Mrkdwn:
    """A campaign is named where others ask the same."""
    kind = say(f"check.kind.{turnout.kind}")
    return say(
        "digest.turnout",
        check=kind if alone else f"{kind} ({escape(turnout.campaign)})",
        answered=str(turnout.answered),
        asked=str(turnout.asked),
        help=str(turnout.help_wanted),
    )


def _named(requests: Sequence[Dated], lang: Lang, scene: Scene) -> str:
    """Behind a count: the references with their dates, the earliest first."""
    named = [f"{each.reference} ({scene.short_date(each.due, lang)})" for each in requests[:LISTED]]
    more = [f"+{len(requests) - LISTED}"] if len(requests) > LISTED else []
    return f" · {', '.join([*named, *more])}" if named else ""


def _lines(lines: Sequence[str]) -> Mrkdwn:
    return cut("\n".join(lines))
