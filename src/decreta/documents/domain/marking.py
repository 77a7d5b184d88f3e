"""Directive marks: what a leader writes on an arrived paper becomes assignments, the same that tasks use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from decreta.assignments.domain import assign, close
from decreta.assignments.enums import AssignmentRole
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.errors import Problems
from decreta.documents import policies, rules
from decreta.documents.models import Arrival, Mark, MarkTemplate
from decreta.documents.queries.marks import still_assigned
from decreta.organisation.models import Holding, Organisation, Unit

WORDS_LIMIT = 2000
_REASON_LIMIT = 300

Assignee = Unit | Holding


@act("documents.mark")
def mark(
    *,
    arrival: Arrival,
    words: str,
    lead: Assignee,
    by: Actor,
    coordinating: Sequence[Assignee] = (),
    due_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Mark:
    """Say what is to be done with an arrived paper, who leads, who coordinates, until when.

    Lead and coordinators are units or officers of the house. Raises NotAllowed, NotNow, and Invalid with
    everything that is wrong.
    """
    rules.may_direct(arrival, by=by)
    moment = at or clock.now()
    row = Arrival.objects.select_for_update(of=("self",)).select_related("organisation", "document").get(pk=arrival.pk)
    policies.can_on_arrival("mark", row)
    text = words.strip()
    problems = Problems()
    if not text:
        problems.add(_("Say what is to be done."), "words", "required")
    if len(text) > WORDS_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": WORDS_LIMIT}, "words")
    if due_on is not None and due_on < moment.astimezone(clock.zone()).date():
        problems.add(_("The deadline lies in the past."), "due_on", "past")
    _check_assignees(problems, row.organisation, lead, coordinating)
    problems.refuse_if_any()
    last = row.marks.aggregate(last=Max("ordinal"))["last"] or 0
    assert by.holding_id is not None  # a leader acts in a post
    made = Mark.objects.create(
        arrival=row,
        ordinal=last + 1,
        words=text,
        due_on=due_on,
        holding_id=by.holding_id,
        marked_at=moment,
        by=by.as_facts(),
    )
    deadline = Deadline.of_day(due_on) if due_on else Deadline.from_data({"kind": "unstated"})
    for role, one in [(AssignmentRole.LEAD, lead), *((AssignmentRole.COORDINATE, other) for other in coordinating)]:
        target = {"unit": one} if isinstance(one, Unit) else {"holding": one}
        assign(matter=Ref.to(made), role=role, deadline=deadline, monitor=None, by=by, at=at, **target)
    _move(row, "mark")
    record(
        "documents.marked",
        by=by,
        on=row,
        about=[row.document, made],
        at=at,
        facts={
            "number": row.number,
            "mark": made.ordinal,
            "lead": str(Ref.to(lead)),
            "coordinating": [str(Ref.to(one)) for one in coordinating],
            "due_on": due_on,
        },
    )
    return made


@act("documents.withdraw_mark")
def withdraw_mark(*, mark: Mark, reason: str, by: Actor, at: dt.datetime | None = None) -> Mark:
    """Withdraw a mark with a reason: what it assigned ends, and another can be written."""
    rules.may_direct(mark.arrival, by=by)
    row = Arrival.objects.select_for_update().get(pk=mark.arrival_id)
    policies.can_on_arrival("withdraw_mark", row)
    held = Mark.objects.select_for_update().get(pk=mark.pk)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "required")
    if held.withdrawn_at is not None:
        problems.add(_("This mark is withdrawn already."), "reason", "withdrawn")
    problems.refuse_if_any()
    moment = at or clock.now()
    held.withdrawn_at, held.withdrawal_reason = moment, reason.strip()[:_REASON_LIMIT]
    held.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    for one in still_assigned([held]):
        close(assignment=one, reason=held.withdrawal_reason, by=by, at=at)
    _move(row, "withdraw_mark")
    record(
        "documents.mark_withdrawn",
        by=by,
        on=row,
        about=[row.document, held],
        at=at,
        facts={"number": row.number, "mark": held.ordinal, "reason": held.withdrawal_reason},
    )
    return held


@act("documents.keep_mark_template")
def keep_mark_template(
    *,
    organisation: Organisation,
    words: str,
    by: Actor,
    lead: Unit | None = None,
    coordinating: Iterable[Unit] = (),
    working_days: int | None = None,
    at: dt.datetime | None = None,
) -> MarkTemplate:
    """Keep a mark that is written often, for every leader of the house."""
    rules.may_keep_mark_templates(organisation, by=by)
    text, others = " ".join(words.split()), list(coordinating)
    problems = Problems()
    if not text or len(text) > _REASON_LIMIT:
        problems.add(
            _("Write the words of the mark, at most %(limit)s characters.") % {"limit": _REASON_LIMIT}, "words"
        )
    if working_days is not None and not 1 <= working_days <= 250:
        problems.add(_("Give between 1 and 250 working days."), "working_days")
    _check_assignees(problems, organisation, lead, others)
    problems.refuse_if_any()
    kept = MarkTemplate.objects.create(
        organisation=organisation, words=text, lead=lead, working_days=working_days, kept_at=at or clock.now()
    )
    kept.coordinating.set(others)
    record("documents.mark_template_kept", by=by, on=kept, about=[organisation], at=at, facts={"words": text})
    return kept


@act("documents.drop_mark_template")
def drop_mark_template(*, template: MarkTemplate, by: Actor, at: dt.datetime | None = None) -> MarkTemplate | None:
    """Offer a template no longer. None when it is not offered any more."""
    rules.may_keep_mark_templates(template.organisation, by=by)
    held = MarkTemplate.objects.select_for_update().get(pk=template.pk)
    if held.dropped_at is not None:
        return None
    held.dropped_at = at or clock.now()
    held.save(update_fields=["dropped_at"])
    record("documents.mark_template_dropped", by=by, on=held, about=[template.organisation], at=at, facts={})
    return held


def _check_assignees(
    problems: Problems, house: Organisation, lead: Assignee | None, coordinating: Sequence[Assignee]
) -> None:
    named = [*([lead] if lead else []), *coordinating]
    if any(_house_of(one) != house.pk for one in named):
        problems.add(_("A mark names units and officers of the own house."), "lead", "another_house")
    if len({(type(one), one.pk) for one in named}) < len(named):
        problems.add(_("Somebody is named twice."), "coordinating", "twice")


def _house_of(one: Assignee) -> object:
    if isinstance(one, Unit):
        return one.organisation_id
    return one.post.unit.organisation_id if one.post.unit else None


def _move(arrival: Arrival, act: str) -> None:
    arrival.state = policies.arrival_target(act)
    arrival.save(update_fields=["state"])
