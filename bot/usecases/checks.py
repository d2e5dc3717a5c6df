"""Recurring checks: everybody of an audience asked once a week, every answer recorded with what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot import attestations, outbox, standing
from bot.errors import SlackRefused, SlackUnreachable
from bot.machine import Machine
from bot.store.seam import Transaction
from bot.usecases.readers import Readers
from handlers.check_desk import CheckClick, CheckClosed, UnknownCheck
from handlers.refusals import NoDpo
from knowledge.access import INSIDE, Actor, role
from knowledge.asking import Place
from knowledge.calendar import DAY, Calendar
from knowledge.checks import (
    LATE,
    WEEK,
    Answer,
    Answering,
    Attestation,
    CheckAnswered,
    answered,
    asked,
    days,
    help_wanted,
    question,
)
from knowledge.errors import CheckOver
from knowledge.notices import Undelivered
from knowledge.organisation import Audience, Campaign
from knowledge.reader import Reader

SHUT: Final = frozenset({"channel_not_found", "not_in_channel"})


@dataclass(frozen=True)
class Checks:
    """The CheckDesk of ``handlers.check_desk``, and what the tick does for it."""

    machine: Machine
    readers: Readers

    def tick(self, since: datetime) -> None:
        """Begin every check whose day is near: questions wait in the outbox for each person's own time.

        Who was to be asked before ``since`` was, or it was too early for us. A check whose people Slack does not name
        keeps no other from beginning. Raises SlackRefused, SlackUnreachable.
        """
        today = Calendar.of(self.machine.organisation).local_date(self.machine.clock.now())
        near = [
            (campaign, day)
            for campaign in self.machine.organisation.campaigns
            for day in days(campaign, today)
            if today - WEEK <= day <= today + DAY and not attestations.begun(self.machine.store, campaign.id, day)
        ]
        faults = [fault for campaign, day in near if (fault := self._fault_of(campaign, day, since))]
        if faults:
            raise faults[0]

    def answer(self, click: CheckClick, actor: Actor) -> None:
        """See CheckDesk; the record, the line and the word to the DPO are one commit."""
        reader, now = self.readers.reader(actor.id), self.machine.clock.now()
        with self.machine.store.transaction() as tx:
            check = attestations.get(tx, click.campaign, click.day, actor.id)
            if check is None:
                raise UnknownCheck
            try:
                outcome = answered(check, click.answer, click.turn, reader, self.machine.organisation, now)
            except CheckOver:
                raise CheckClosed from None
            self._commit(tx, check, outcome, click, reader, now)
        self.machine.wake()

    def _fault_of(self, campaign: Campaign, day: date, since: datetime) -> SlackRefused | SlackUnreachable | None:
        """Begin a check; what kept it from beginning."""
        try:
            self._begin(campaign, day, since)
        except (SlackRefused, SlackUnreachable) as fault:
            if isinstance(fault, SlackRefused) and fault.code in SHUT:
                self._tell_shut(campaign, day, fault.code)
            return fault
        return None

    def _tell_shut(self, campaign: Campaign, day: date, code: str) -> None:
        """Word to the DPO, once a check and before its day, that the bot cannot see who is in its channel."""
        organisation, now = self.machine.organisation, self.machine.clock.now()
        where = organisation.channels.dpo or organisation.dpo.slack or organisation.dpo.deputy
        if not where or not campaign.audience.channel or day < Calendar.of(organisation).local_date(now):
            return
        notice = Undelivered(
            key=f"unasked/{campaign.id}/{day}",
            to=Place(channel=where),
            lang=organisation.languages[0],
            about="check",
            channel=campaign.audience.channel,
            code=code,
        )
        with self.machine.store.transaction() as tx:
            outbox.queue(tx, notice, now)
        self.machine.wake()

    def _begin(self, campaign: Campaign, day: date, since: datetime) -> None:
        organisation, now = self.machine.organisation, self.machine.clock.now()
        audience = self._people(campaign.audience)
        each_check = ((asked(campaign, day, reader, organisation), reader) for reader in audience)
        due = [(check, reader) for check, reader in each_check if check.due > since and check.due + LATE > now]
        with self.machine.store.transaction() as tx:
            attestations.begin(tx, campaign.id, day, now)
            for check, reader in due:
                asking = question(check, reader, organisation, now)
                attestations.save(tx, check)
                outbox.queue(tx, asking.notice, asking.due)
        self.machine.wake()

    def _people(self, audience: Audience) -> Sequence[Reader]:
        """The staff of an audience, each once; guests, bots, other organisations and people who left are not asked."""
        members = self.readers.members(audience.channel) if audience.channel else ()
        readers = [self.readers.reader(each) for each in dict.fromkeys((*audience.people, *members))]
        return [each for each in readers if each.here and role(each.actor, self.machine.organisation) in INSIDE]

    def _commit(
        self, tx: Transaction, before: Attestation, outcome: Answering, click: CheckClick, reader: Reader, now: datetime
    ) -> None:
        check = outcome.check
        if check.answer is None:
            raise UnknownCheck
        outbox.queue(tx, _line(outcome, click, reader), now)
        if check == before:
            return
        standing.settled(tx, standing.of_check(check), click.message.thread_ts or "", now)
        attestations.save(tx, check)
        outbox.withdraw(tx, before.again)
        if outcome.again:
            outbox.queue(tx, outcome.again.notice, outcome.again.due)
        if check.answer is Answer.NEED_HELP:
            self._call_for_help(tx, check, now)

    def _call_for_help(self, tx: Transaction, check: Attestation, now: datetime) -> None:
        notice = help_wanted(check, self.machine.organisation)
        if notice is None:
            raise NoDpo
        outbox.queue(tx, notice, now)


def _line(outcome: Answering, click: CheckClick, reader: Reader) -> CheckAnswered:
    """The clicked question, as a line that says what came of it."""
    check, message = outcome.check, click.message
    return CheckAnswered(
        key=f"answered/{check.subject}/{check.snoozes}/{check.answer}/{message.thread_ts}",
        to=Place(channel=message.channel),
        lang=reader.lang,
        check=check,
        again=outcome.again.due if outcome.again else None,
        ts=message.thread_ts or "",
    )
