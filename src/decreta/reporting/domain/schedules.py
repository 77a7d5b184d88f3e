"""Reports that come by themselves: ordered, paused, gone on with, ended; and made, each exactly once for its period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from decreta.assignments.timeliness import Against
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, NotNow, Problems
from decreta.directives import rules as freezing_rules
from decreta.directives.domain import freezing
from decreta.directives.models import Directive
from decreta.organisation.models import Body, Post
from decreta.reporting.domain import briefings
from decreta.reporting.enums import BRIEF, Rhythm, State
from decreta.reporting.models import Edition, Schedule
from decreta.reporting.queries.briefing_data import Wanted
from decreta.reporting.queries.due import possible_readers
from decreta.reporting.slots import Slot

#: So many of one body, and so many whom one of them tells.
MOST, MOST_READERS = 50, 100
REASON_LIMIT = 300
_WEEK, _WORKING_DAYS, _LAST = 7, 20, -1
#: What ends a schedule by itself; its words are `reporting.words.reason_words`.
OWNER_GONE = "owner_gone"


@dataclass(frozen=True)
class Order:
    """What comes by itself: of whose tasks, in which form, when, for which day, and who is told."""

    body: Body
    kind: str
    rhythm: str
    day: int
    as_of: str
    language: str = "vi"
    against: Against = "current"
    directive: Directive | None = None
    readers: Sequence[Post] = ()


@dataclass(frozen=True)
class MadeEdition:
    """What was made for one slot and not yet kept."""

    slot: Slot
    report: freezing.Made | None = None
    briefing: briefings.Made | None = None


@act("reporting.order_schedule")
def order_schedule(*, order: Order, by: Actor, at: dt.datetime | None = None) -> Schedule:
    """Have a report come by itself, in a post of one's own. Raises NotAllowed, Invalid."""
    freezing_rules.may_freeze(body=order.body, by=by)
    if by.holding_id is None or by.mandate_id is not None:
        raise NotAllowed.of(_("A report that comes by itself is ordered in a post of one's own."), code="own_post")
    _check(order)
    moment = at or clock.now()
    made = Schedule.objects.create(
        body=order.body,
        kind=order.kind,
        directive=order.directive,
        against=order.against,
        language=order.language,
        rhythm=order.rhythm,
        day=order.day,
        as_of=order.as_of,
        owner_id=by.holding_id,
        since_on=moment.astimezone(clock.zone()).date(),
        made_at=moment,
        by=by.as_facts(),
    )
    made.readers.set(order.readers)
    facts = {
        "kind": made.kind,
        "rhythm": made.rhythm,
        "day": made.day,
        "as_of": made.as_of,
        "language": made.language,
        "readers": sorted(one.code for one in order.readers),
    }
    about = [order.body, *([order.directive] if order.directive else [])]
    record("reporting.schedule_ordered", by=by, on=made, about=about, at=moment, facts=facts)
    return made


@act("reporting.pause_schedule")
def pause_schedule(*, schedule: Schedule, by: Actor, at: dt.datetime | None = None) -> Schedule:
    """Let nothing come until it goes on. What would have come meanwhile does not come later."""
    held = _held(schedule, by)
    if held.state != State.ACTIVE:
        raise NotNow.of(_("It is paused already."), code="paused")
    held.state = State.PAUSED
    held.save(update_fields=["state"])
    record("reporting.schedule_paused", by=by, on=held, about=[held.body], at=at, facts={})
    return held


@act("reporting.resume_schedule")
def resume_schedule(*, schedule: Schedule, by: Actor, at: dt.datetime | None = None) -> Schedule:
    """Let it come again, from today on."""
    held = _held(schedule, by)
    if held.state != State.PAUSED:
        raise NotNow.of(_("It is not paused."), code="not_paused")
    held.state, held.since_on = State.ACTIVE, (at or clock.now()).astimezone(clock.zone()).date()
    held.save(update_fields=["state", "since_on"])
    record("reporting.schedule_resumed", by=by, on=held, about=[held.body], at=at, facts={})
    return held


@act("reporting.end_schedule")
def end_schedule(*, schedule: Schedule, reason: str = "", by: Actor, at: dt.datetime | None = None) -> Schedule:
    """Let nothing come any more. What came stays."""
    held = _held(schedule, by)
    problems = Problems()
    if len(reason) > REASON_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": REASON_LIMIT}, "reason", "too_long")
    problems.refuse_if_any()
    held.state, held.ended_at, held.reason = State.ENDED, at or clock.now(), reason.strip()
    held.save(update_fields=["state", "ended_at", "reason"])
    facts = {"by_itself": by.is_system}
    record("reporting.schedule_ended", by=by, on=held, about=[held.body], at=held.ended_at, facts=facts)
    return held


def make_edition(*, schedule: Schedule, slot: Slot, owner: Actor, at: dt.datetime | None = None) -> MadeEdition:
    """Make what is due, with no transaction open, with the rights of the one who ordered it. Raises as its acts do."""
    if schedule.kind in BRIEF:
        wanted = Wanted(
            body=schedule.body,
            as_of=slot.as_of,
            than=slot.than,
            against=_against(schedule),
            language=schedule.language,
        )
        return MadeEdition(slot, briefing=briefings.make(wanted, by=owner, at=at))
    asked = freezing.Asked(
        body=schedule.body,
        directive=schedule.directive,
        as_of=slot.as_of,
        against=_against(schedule),
        language=schedule.language,
    )
    return MadeEdition(slot, report=freezing.make(asked, by=owner, at=at))


@act("reporting.keep_edition")
def keep_edition(
    *, schedule: Schedule, made: MadeEdition, owner: Actor, by: Actor, at: dt.datetime | None = None
) -> Edition | None:
    """Freeze what was made and note that it came, in one transaction. None when another has done it meanwhile, or it ended."""
    _only_by_itself(by)
    held = Schedule.objects.select_for_update().get(pk=schedule.pk)
    slot = made.slot
    if held.state != State.ACTIVE or Edition.objects.filter(schedule=held, period=slot.period).exists():
        return None
    # The log says that it was made by itself, and for whom.
    maker = replace(owner, kind="system")
    report = freezing.freeze_report(made=made.report, by=maker) if made.report is not None else None
    briefing = briefings.freeze_briefing(made=made.briefing, by=maker) if made.briefing is not None else None
    edition = Edition.objects.create(
        schedule=held,
        period=slot.period,
        due_on=slot.due_on,
        as_of=slot.as_of,
        report=report,
        briefing=briefing,
        made_at=at or clock.now(),
    )
    facts = {"period": slot.period, "as_of": slot.as_of, "kind": held.kind}
    record("reporting.edition_made", by=by, on=edition, about=[held, held.body], at=edition.made_at, facts=facts)
    return edition


def _against(schedule: Schedule) -> Against:
    return "baseline" if schedule.against == "baseline" else "current"


def _only_by_itself(by: Actor) -> None:
    if not by.is_system:
        raise NotAllowed.of(_("Scheduled reports are made by themselves."), code="not_the_system")


def _held(schedule: Schedule, by: Actor) -> Schedule:
    """The schedule as it is now, held until the end of the act; for those who give out reports of its body."""
    freezing_rules.may_freeze(body=schedule.body, by=by)
    held = Schedule.objects.select_for_update(of=("self",)).select_related("body").get(pk=schedule.pk)
    if held.state == State.ENDED:
        raise NotNow.of(_("It has ended."), code="ended")
    return held


def _check(order: Order) -> None:
    problems = Problems()
    if order.rhythm == Rhythm.WEEKLY:
        if not 1 <= order.day <= _WEEK:
            problems.add(_("A day of the week is needed."), "day", "day")
    elif not (order.day == _LAST or 1 <= order.day <= _WORKING_DAYS):
        problems.add(_("A working day from the first to the twentieth is needed, or the last."), "day", "day")
    if order.directive is not None:
        if order.kind in BRIEF:
            problems.add(_("A briefing is always of every directive of the body."), "directive", "of_all")
        elif order.directive.body_id != order.body.pk:
            problems.add(_("This directive is not one of this body."), "directive", "another_body")
    readers: list[Any] = [one.pk for one in order.readers]
    if len(readers) > MOST_READERS:
        problems.add(_("At most %(n)s posts are told.") % {"n": MOST_READERS}, "readers", "too_many")
    elif set(readers) - set(possible_readers(order.body).values_list("pk", flat=True)):
        problems.add(
            _("Only posts that see every task of the body may be told of its reports."), "readers", "does_not_see"
        )
    if Schedule.objects.filter(body=order.body).exclude(state=State.ENDED).count() >= MOST:
        problems.add(_("This body has %(n)s scheduled reports. End one first.") % {"n": MOST}, code="too_many")
    problems.refuse_if_any()
