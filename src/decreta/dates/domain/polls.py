"""Members are asked when they can come, they answer, and a time is chosen; or the question is withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.dates import policies, rules
from decreta.dates.enums import Coming
from decreta.dates.models import AskedMember, DatePoll, PossibleTime, TimeAnswer
from decreta.meetings import domain as meetings
from decreta.meetings.models import Sitting
from decreta.meetings.queries.membership import membership_of

FEWEST_TIMES = 2
MOST_TIMES = 8
_REASON_LIMIT = 300


@act("dates.ask")
def ask_for_dates(
    *,
    sitting: Sitting,
    times: Sequence[dt.datetime | None],
    until: dt.datetime,
    by: Actor,
    at: dt.datetime | None = None,
) -> DatePoll:
    """Ask the chair and the members of the body at which of several times they can come, until a moment.

    Empty `times` are passed over; what is wrong with one is said at its place (`time1`, `time2`, …). Raises NotNow
    where the date is settled or they are asked already, Invalid with everything that is wrong.
    """
    rules.may_arrange(sitting, by=by)
    held = _held(sitting)
    policies.can_be_asked(held)
    moment, members = at or clock.now(), membership_of(held).members
    problems = _problems_of(times, moment)
    wanted = sorted(one for one in times if one is not None)
    if not moment < until:
        problems.add(_("This moment is past."), "until", "past")
    elif wanted and until >= wanted[0]:
        problems.add(_("Answers must have come before the first of the times."), "until", "after_the_first")
    if not members:
        problems.add(_("The body has no members on that day."), None, "no_members")
    problems.refuse_if_any(Invalid)
    poll = DatePoll.objects.create(sitting=held, until=until, asked_at=moment, by=by.as_facts())
    PossibleTime.objects.bulk_create(PossibleTime(poll=poll, starts_at=one) for one in wanted)
    AskedMember.objects.bulk_create(AskedMember(poll=poll, holding=one) for one in members)
    facts = {"asked": len(members), "times": [one.isoformat() for one in wanted], "until": until}
    record("dates.asked", by=by, on=poll, about=[held], facts=facts, at=at)
    return poll


@act("dates.answer")
def answer_dates(
    *, asked: AskedMember, answers: Mapping[UUID, str], by: Actor, at: dt.datetime | None = None
) -> AskedMember | None:
    """Say of each time, by its id, whether one can come; the last answer counts. None where nothing differs.

    Raises NotNow after the end and for who has left the body, Stale where a time was chosen, Invalid at each time
    (`time-ID`) of which nothing is said.
    """
    rules.may_answer(asked, by=by)
    poll = _held_poll(asked.poll)
    policies.takes_answers(poll, at=at)
    policies.is_still_asked(AskedMember.objects.with_seat(clock.today()).get(pk=asked.pk))
    times, problems = list(poll.times.all()), Problems()
    for one in times:
        if answers.get(one.pk) not in Coming.values:
            problems.add(_("Say whether you can come."), f"time-{one.pk}", "required")
    problems.refuse_if_any(Invalid)
    before = dict(TimeAnswer.objects.filter(asked=asked).values_list("time_id", "coming"))
    said = {one.pk: answers[one.pk] for one in times}
    if before == said:
        return None
    TimeAnswer.objects.filter(asked=asked).delete()
    TimeAnswer.objects.bulk_create(TimeAnswer(asked=asked, time_id=pk, coming=one) for pk, one in said.items())
    asked.answered_at = at or clock.now()
    asked.save(update_fields=["answered_at"])
    # Who can come when is read in the poll; the log keeps that he said it.
    record("dates.answered", by=by, on=poll, about=[poll.sitting], facts={"changed": bool(before)}, at=at)
    return asked


@act("dates.choose")
def choose_date(*, poll: DatePoll, time: PossibleTime, by: Actor, at: dt.datetime | None = None) -> DatePoll | None:
    """Hold the sitting at one of the times: it moves there with its room, and the poll ends. None where it was chosen already.

    Raises Stale where another time was chosen or the question withdrawn, and what moving the sitting raises (Invalid at
    `room` where that is taken).
    """
    rules.may_arrange(poll.sitting, by=by)
    locked = _held_poll(poll)
    if locked.chosen_id == time.pk:
        return None
    policies.runs(locked)
    moment = at or clock.now()
    if time.poll_id != locked.pk:
        raise Invalid.of(_("Choose one of the times."), field="time", code="required")
    if time.starts_at <= moment:
        raise Invalid.of(_("This time is past."), field="time", code="past")
    sitting = locked.sitting
    ends_at = time.starts_at + (sitting.ends_at - sitting.starts_at)
    meetings.change_sitting(sitting=sitting, starts_at=time.starts_at, ends_at=ends_at, by=by, at=at)
    locked.chosen, locked.ended_at, locked.ended_by = time, moment, by.as_facts()
    locked.save(update_fields=["chosen", "ended_at", "ended_by"])
    record("dates.chosen", by=by, on=locked, about=[sitting], facts={"time": time.starts_at}, at=at)
    return locked


@act("dates.withdraw")
def withdraw_dates(*, poll: DatePoll, reason: str, by: Actor, at: dt.datetime | None = None) -> DatePoll:
    """End the question without a time, with the reason, which those who were asked are told."""
    rules.may_arrange(poll.sitting, by=by)
    locked = _held_poll(poll)
    policies.runs(locked)
    words = " ".join(reason.split())
    if not words:
        raise Invalid.of(_("State the reason."), field="reason", code="required")
    if len(words) > _REASON_LIMIT:
        raise Invalid.of(
            _("The reason is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, field="reason"
        )
    locked.reason, locked.ended_at, locked.ended_by = words, at or clock.now(), by.as_facts()
    locked.save(update_fields=["reason", "ended_at", "ended_by"])
    record("dates.withdrawn", by=by, on=locked, about=[locked.sitting], facts={"reason": words}, at=at)
    return locked


@act("dates.remind")
def remind_of_dates(*, poll: DatePoll, by: Actor, at: dt.datetime | None = None) -> DatePoll | None:
    """Remind those who have not answered, once. None where it was done, or nobody is left to remind."""
    rules.may_remind(by=by)
    locked = DatePoll.objects.select_for_update().get(pk=poll.pk)
    silent = locked.asked.seated(clock.today()).filter(answered_at=None).count()
    if locked.reminded_at is not None or locked.ended_at is not None or not silent:
        return None
    locked.reminded_at = at or clock.now()
    locked.save(update_fields=["reminded_at"])
    record("dates.reminded", by=by, on=locked, about=[locked.sitting], facts={"silent": silent}, at=at)
    return locked


def _problems_of(times: Sequence[dt.datetime | None], moment: dt.datetime) -> Problems:
    """What is wrong with the times, each at its place."""
    problems, seen = Problems(), set[dt.datetime]()
    for place, one in enumerate(times, start=1):
        if one is None:
            continue
        if one in seen:
            problems.add(_("This time stands above already."), f"time{place}", "twice")
        elif one <= moment:
            problems.add(_("This time is past."), f"time{place}", "past")
        seen.add(one)
    given = sum(one is not None for one in times)
    if given < FEWEST_TIMES:
        problems.add(_("Propose at least two times."), f"time{given + 1}", "too_few")
    if given > MOST_TIMES:
        problems.add(_("Propose at most %(most)s times.") % {"most": MOST_TIMES}, f"time{MOST_TIMES}", "too_many")
    return problems


def _held(sitting: Sitting) -> Sitting:
    """The sitting, locked: two who prepare it wait for each other."""
    found = Sitting.objects.select_for_update(of=("self",)).select_related("body", "chair_post", "booking__room")
    return found.get(pk=sitting.pk)


def _held_poll(poll: DatePoll) -> DatePoll:
    """The poll, locked after its sitting, with its chosen time."""
    sitting = _held(poll.sitting)
    locked = DatePoll.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=poll.pk)
    locked.sitting = sitting
    return locked
