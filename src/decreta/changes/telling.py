"""What the list of tasks says of recovery plans, and the data of a progress report of deadlines that moved."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.enums import ANSWERABLE, SAID_AGAIN, FactKind
from decreta.assignments.models import WHOSE, Assignment, Fact
from decreta.assignments.timeliness import course
from decreta.changes.queries.recovery import MISSED, PROMISED, WITHOUT, by_recovery, recovery_days
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.further import Further
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND, TaskQuerySet
from decreta.directives.narrowing import Narrowing
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.progress import ProgressReport
from decreta.directives.queries.report_data import in_all
from decreta.ui.tables import Column, Pen
from decreta.ui.tables.pen import NOTHING

RECOVERY: Final = "recovery"
_MOVES: Final = (FactKind.EXTENDED, FactKind.RESUMED, FactKind.CLOCK_CORRECTED)
_STATES: Final = {
    PROMISED: pgettext_lazy("recovery", "to be caught up by a day"),
    MISSED: pgettext_lazy("recovery", "not caught up by the day promised"),
    WITHOUT: pgettext_lazy("recovery", "late without a plan"),
}


def _narrow(found: TaskQuerySet, value: str, actor: Actor, day: dt.date) -> tuple[TaskQuerySet, str] | None:
    if value not in _STATES:
        return None
    return by_recovery(found, value, day), str(_STATES[value])  # type: ignore[return-value]


NARROWING = Narrowing(RECOVERY, gettext_lazy("Recovery plan"), choices=lambda: list(_STATES.items()), on_day=_narrow)


def _day(row: TaskClass) -> dt.date | None:
    found = row.told(RECOVERY)
    return found if isinstance(found, dt.date) else None


def _of_rows(tasks: Sequence[Task], moment: dt.datetime, reader: Actor | None) -> Mapping[UUID, dt.date]:
    return recovery_days([one.pk for one in tasks], moment, reader=reader)


def _cell(row: TaskClass, pen: Pen) -> Any:
    day = _day(row)
    return pen.day(day) if day is not None else NOTHING


FURTHER = Further(
    RECOVERY,
    _of_rows,
    (Column("recover_on", gettext_lazy("Caught up by"), _cell, _day, shown=False, css="x", width=14),),
)


def moves_since(day: dt.date) -> dt.date:
    """The first day of the quarter that a day lies in: what a progress report tells of movements begins there."""
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def in_report(found: ProgressReport) -> list[dict[str, Any]]:
    """Which deadlines moved in the quarter of a report until the end of its day: from when to when, how, by which paper.

    Three statements, one where none moved. What was said before the day ended counts, whenever it is said to have happened.
    Who sees a task by his own part in it is told of no other's deadline.
    """
    rows = {row.task.pk: row for row in found.rows}
    since, until = clock.start_of_day(moves_since(found.as_of)), clock.end_of_day(found.as_of)
    answering = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__among=Ids(rows), role__in=ANSWERABLE, parent=None
    )
    if (reader := found.partial_reader) is not None:
        answering = answering.visible_to(reader)
    moving = Fact.objects.filter(
        assignment__in=answering.values("pk"),
        kind__in=_MOVES,
        lapses_at__isnull=False,
        recorded_at__gte=since,
        recorded_at__lt=until,
    ).exclude(note__in=SAID_AGAIN)
    moved = set(moving.values_list("assignment_id", flat=True))
    if not moved:
        return []
    facts: defaultdict[UUID, list[Fact]] = defaultdict(list)
    for fact in Fact.objects.filter(assignment__among=Ids(moved), recorded_at__lt=until).order_by("ordinal"):
        facts[fact.assignment_id].append(fact)
    known = Assignment.objects.filter(pk__among=Ids(moved)).select_related(*WHOSE).in_bulk()
    told = [line for pk in moved for line in _moves(known[pk], facts[pk], since, rows[known[pk].matter_id])]
    return sorted(told, key=lambda line: (line["at"], line["task"], line["who"]["vi"]))


def _moves(assignment: Assignment, facts: list[Fact], since: dt.datetime, row: TaskClass) -> list[dict[str, Any]]:
    """The movements of one assignment since a moment, each with the deadline that stood before it."""
    who = assignment.assignee
    stood: dt.datetime | None = None
    found = []
    for fact, standing in course(facts):
        after = standing.current_lapses_at
        is_move = fact.kind in _MOVES and fact.note not in SAID_AGAIN and fact.recorded_at >= since
        if is_move and fact.lapses_at is not None and stood is not None and after != stood:
            found.append(
                {
                    "task": str(row.task.pk),
                    "directive": str(row.task.directive_id),
                    "who": in_all(who),
                    "before": stood.astimezone(dt.UTC).isoformat(),
                    "after": after.astimezone(dt.UTC).isoformat() if after is not None else None,
                    "how": str(fact.kind),
                    # The note of an extension is the symbol of its paper; others hold words of a reason.
                    "symbol": fact.note if fact.kind == FactKind.EXTENDED else "",
                    "at": fact.happened_at.astimezone(dt.UTC).isoformat(),
                }
            )
        stood = after
    return found
