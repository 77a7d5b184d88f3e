"""Tasks that come again: which are due to open, and what became of all occurrences of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from decreta.assignments.enums import DONE, Timeliness
from decreta.core import recurrence
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, words
from decreta.core.recurrence import Rule
from decreta.directives.models import Recurrence, RecurrenceRule, SkippedOccurrence, Task
from decreta.directives.queries.classes import classes_of
from decreta.directives.queries.progress import LATE_AND_OPEN

#: Of a long row of occurrences a page shows the newest; the list has all.
SHOWN: Final = 12
#: Occurrences to come that a page foresees.
FORESEEN: Final = 3


def due_to_open(day: dt.date) -> list[UUID]:
    """The first tasks of duties whose next occurrence opens on a day or should have, the longest waiting first."""
    due = Recurrence.objects.filter(next_on__lte=day).order_by("next_on", "pk")
    return list(due.values_list("pk", flat=True))


@dataclass(frozen=True)
class Occurrence:
    """An occurrence as a page shows it: opened, left out with a reason, or foreseen."""

    number: int
    deadline_words: str
    task_id: UUID | None = None
    lapses_at: dt.datetime | None = None
    reported_at: dt.datetime | None = None
    timeliness: str = ""
    reason: str = ""
    is_here: bool = False


@dataclass
class Course:
    """How a task comes again, what became of its occurrences, and which are to come."""

    first_id: UUID
    version: int
    rule: Rule | None
    rule_words: str
    next_on: dt.date | None
    refusal: str
    ended_reason: str
    #: Both the latest first.
    past: list[Occurrence] = field(default_factory=list)
    foreseen: list[Occurrence] = field(default_factory=list)
    number: int = 0
    in_time: int = 0
    due: int = 0
    next_occurrence: int = 0
    newest: int = 0

    @property
    def is_stopped(self) -> bool:
        """Whether nothing comes any more."""
        return self.next_on is None

    @property
    def not_shown(self) -> int:
        """How many occurrences the page leaves to the list."""
        return max(self.number - sum(one.task_id is not None for one in self.past), 0)


def course_of(task: Task, actor: Actor, at: dt.datetime) -> Course | None:
    """The course of a task that comes again, as far as the actor sees its occurrences; None of one that does not.

    In time is what was done in time, of the occurrences that are due: done, or lapsed without it. Six statements.
    """
    if task.occurrence is None:
        return None
    held = Recurrence.objects.filter(task_id=task.first_id).first()
    version = RecurrenceRule.objects.filter(recurrence_id=task.first_id).order_by("-version").first()
    if held is None or version is None:
        return None
    language = get_language() or "vi"
    rule = Rule.from_data(version.rule) if version.rule else None
    every = Task.objects.visible_to(actor).filter(Q(pk=task.first_id) | Q(recurs_from=task.first_id))
    rows = classes_of(every.told_to(actor).order_by("occurrence"), moment=at, reader=actor)
    late = {*DONE, *LATE_AND_OPEN}
    past = [
        Occurrence(
            row.task.occurrence or 1,
            row.deadline_words,
            row.task.pk,
            row.lapses_at,
            row.reported_at,
            row.timeliness.value,
            is_here=row.task.pk == task.pk,
        )
        for row in rows
    ]
    opened = {one.number for one in past}
    skipped = SkippedOccurrence.objects.filter(recurrence=held)
    reasons = {one.occurrence: one.reason for one in skipped}
    left_out = [
        Occurrence(one.occurrence, words(Deadline.from_data(one.deadline), language), reason=one.reason)
        for one in skipped
        if one.occurrence not in opened
    ]
    told = [
        Occurrence(**{**one.__dict__, "reason": reasons[one.number]}) if one.number in reasons else one for one in past
    ]
    foreseen = islice(rule.following(held.next_occurrence), FORESEEN) if rule is not None and held.next_on else ()
    return Course(
        first_id=task.first_id,
        version=held.version,
        rule=rule,
        rule_words=recurrence.words(rule, language) if rule is not None else "",
        next_on=held.next_on,
        refusal=held.refusal,
        ended_reason=version.reason if rule is None else "",
        past=sorted([*told, *left_out], key=lambda one: -one.number)[:SHOWN],
        foreseen=[Occurrence(number, words(deadline, language)) for number, deadline in foreseen][::-1],
        number=len(rows),
        in_time=sum(row.timeliness is Timeliness.DONE_IN_TIME for row in rows),
        due=sum(row.timeliness in late for row in rows),
        next_occurrence=held.next_occurrence,
        newest=max(opened, default=0),
    )
