"""A leader asks why work is late; the assignee says it within a time; the leader says whether that is enough."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.domain.inputs import Upload
from decreta.assignments.models import Assignment
from decreta.assignments.queries.calendars import working_days
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, lapses_at
from decreta.core.errors import NotNow, Problems
from decreta.files.domain import store
from decreta.files.models import StoredFile
from decreta.urging import rules
from decreta.urging.enums import Outcome
from decreta.urging.models import Explanation

TEXT_LIMIT = 10_000
BATCH = 500


@audit.act("urging.ask")
def ask(
    *, assignment: Assignment, question: str, due_on: dt.date, by: Actor, at: dt.datetime | None = None
) -> Explanation:
    """Ask the assignee to explain an assignment by the end of a day, on which he works. Raises NotAllowed, NotNow, Invalid.

    A day off moves to his next working day, as a deadline does.
    """
    rules.may_ask(assignment=assignment, by=by)
    held = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if held.closed_at is not None:
        raise NotNow.of(_("The assignment is closed."), code="closed")
    if Explanation.objects.filter(assignment=held, ended_at=None).exists():
        raise NotNow.of(_("An explanation is asked for already."), code="asked_already")
    moment = at or clock.now()
    problems = Problems()
    _check_text(problems, question, "question", _("Say what is to be explained."))
    _check_day(problems, due_on, moment)
    problems.refuse_if_any()
    made = _begin(held, question, due_on, by, moment)
    _enter("urging.explanation_asked", made, by, moment, {"due_at": made.due_at})
    return made


@audit.act("urging.answer")
def answer(
    *,
    explanation: Explanation,
    text: str,
    by: Actor,
    file: StoredFile | None = None,
    upload: Upload | None = None,
    at: dt.datetime | None = None,
) -> Explanation:
    """The assignee explains, perhaps with a file. The clock stops with it. Raises NotAllowed, NotNow, Invalid."""
    rules.may_answer(explanation=explanation, by=by)
    moment = at or clock.now()
    problems = Problems()
    _check_text(problems, text, "text", _("Say why it is so, and until when what is done."))
    problems.refuse_if_any()
    held = _held(explanation)
    if held.answered_at is not None:
        raise NotNow.of(_("This was explained already."), code="answered")
    if upload is not None:
        file = store(content=upload.content, name=upload.name, by=by, at=at)
    held.answer, held.file, held.answered_at, held.answered_by = text.strip(), file, moment, by.as_facts()
    held.save(update_fields=["answer", "file", "answered_at", "answered_by"])
    _enter("urging.explanation_answered", held, by, moment, {"late": held.is_late})
    return held


@audit.act("urging.accept")
def accept(*, explanation: Explanation, by: Actor, at: dt.datetime | None = None) -> Explanation:
    """The explanation is enough."""
    rules.may_judge(explanation=explanation, by=by)
    held = _answered(explanation)
    _end(held, Outcome.ACCEPTED, "", by, at or clock.now())
    return held


@audit.act("urging.ask_again")
def ask_again(
    *, explanation: Explanation, reason: str, due_on: dt.date, by: Actor, at: dt.datetime | None = None
) -> Explanation:
    """The explanation is not enough: why, and until when a better one is asked for. A new round with its own clock."""
    rules.may_judge(explanation=explanation, by=by)
    moment = at or clock.now()
    problems = Problems()
    _check_text(problems, reason, "reason", _("Give the reason."))
    _check_day(problems, due_on, moment)
    problems.refuse_if_any()
    held = _answered(explanation)
    _end(held, Outcome.ASKED_AGAIN, reason, by, moment)
    made = _begin(held.assignment, reason, due_on, by, moment)
    _enter("urging.explanation_asked", made, by, moment, {"due_at": made.due_at})
    return made


@audit.act("urging.withdraw")
def withdraw(*, explanation: Explanation, reason: str, by: Actor, at: dt.datetime | None = None) -> Explanation:
    """Nothing need be explained any more."""
    rules.may_judge(explanation=explanation, by=by)
    problems = Problems()
    _check_text(problems, reason, "reason", _("Give the reason."))
    problems.refuse_if_any()
    held = _held(explanation)
    _end(held, Outcome.WITHDRAWN, reason, by, at or clock.now())
    return held


@audit.act("urging.tell_late")
def tell_late(*, by: Actor, at: dt.datetime | None = None) -> int | None:
    """Note each answer that is late, once; whoever asked is told. None when there is none."""
    rules.may_tell(by=by)
    moment = at or clock.now()
    late = Explanation.objects.late(moment).filter(told_late_at=None).select_for_update(skip_locked=True)
    found = list(late.select_related("assignment").order_by("due_at", "pk")[:BATCH])
    if not found:
        return None
    Explanation.objects.filter(pk__in=[one.pk for one in found]).update(told_late_at=moment)
    lines = [audit.Line(audit.Ref.to(one), _about(one), {"due_at": one.due_at, "number": one.ordinal}) for one in found]
    return audit.record_all("urging.explanation_late", by=by, lines=lines, at=moment)


def _held(explanation: Explanation) -> Explanation:
    """The round as it is now, held until the end of the act. Raises NotNow when it has ended."""
    found = Explanation.objects.select_for_update(of=("self",)).select_related("assignment").get(pk=explanation.pk)
    if found.ended_at is not None:
        raise NotNow.of(_("This request has ended."), code="ended")
    return found


def _answered(explanation: Explanation) -> Explanation:
    found = _held(explanation)
    if found.answered_at is None:
        raise NotNow.of(_("Nothing was explained yet."), code="unanswered")
    return found


def _begin(assignment: Assignment, question: str, due_on: dt.date, by: Actor, moment: dt.datetime) -> Explanation:
    assert by.holding_id is not None  # `rules.may_ask`
    works = working_days(assignment.assignee)
    due_at = lapses_at(Deadline.of_day(due_on), is_working_day=works, zone=clock.zone())
    assert due_at is not None  # a day always lapses
    return Explanation.objects.create(
        assignment=assignment,
        ordinal=Explanation.objects.filter(assignment=assignment).count() + 1,
        asker_id=by.holding_id,
        question=question.strip(),
        due_at=due_at,
        asked_at=moment,
        by=by.as_facts(),
    )


def _end(held: Explanation, outcome: Outcome, reason: str, by: Actor, moment: dt.datetime) -> None:
    held.outcome, held.reason, held.ended_at, held.ended_by = outcome, reason.strip(), moment, by.as_facts()
    held.save(update_fields=["outcome", "reason", "ended_at", "ended_by"])
    _enter("urging.explanation_ended", held, by, moment, {"outcome": outcome.value})


def _enter(kind: str, made: Explanation, by: Actor, moment: dt.datetime, facts: dict[str, Any]) -> None:
    audit.record(kind, by=by, on=made, about=_about(made), at=moment, facts={"number": made.ordinal, **facts})


def _about(made: Explanation) -> list[audit.Ref]:
    """The assignment and its matter. The log gets no word of either side."""
    assignment = made.assignment
    return [audit.Ref.to(assignment), audit.Ref(assignment.matter_kind, str(assignment.matter_id))]


def _check_text(problems: Problems, text: str, field: str, missing: str) -> None:
    if not text.strip():
        problems.add(missing, field, "missing")
    elif len(text) > TEXT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, field, "too_long")


def _check_day(problems: Problems, due_on: dt.date, moment: dt.datetime) -> None:
    if due_on < moment.astimezone(clock.zone()).date():
        problems.add(_("The day for the answer is past."), "due_on", "past")
