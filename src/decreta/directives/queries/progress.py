"""The progress report: one data set for the screen, the command and every language.

Counts are of tasks, each once, by the class that its assignments give it as of the end of a day; every total
is a sum of the rows behind it, so that a report reconciles by construction.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.enums import DONE, Timeliness
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Directive, Task
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.organisation.models import Body

#: Due and not done: reported done after the lapse is not done before it is verified.
LATE_AND_OPEN = frozenset({Timeliness.OVERDUE, Timeliness.REPORTED_LATE})


@dataclass(frozen=True)
class Line:
    """A group of tasks: what it is, and how many of each class."""

    key: str
    label: str
    counts: Counter[str]
    task_ids: tuple[UUID, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        return sum(self.counts[one] for one in DONE)

    def as_data(self) -> dict[str, int]:
        return {"total": self.total} | {one.value: self.counts[one] for one in Timeliness if self.counts[one]}


@dataclass(frozen=True)
class ProgressReport:
    """Everything a progress report states, as of the end of a day, from the facts recorded by then."""

    body: Body | None
    directives: list[Directive]
    as_of: dt.date
    against: str
    is_projection: bool
    declared: int | None
    rows: list[TaskClass]
    totals: Line
    by_due: list[Line]
    by_lead: list[Line]
    by_directive: list[Line]
    assignments: int
    # Whether the reader may not see all tasks: then what the directives declare cannot be compared with what is counted.
    is_partial: bool = False
    problems: list[str] = field(default_factory=list)

    @property
    def assigned(self) -> int:
        return len(self.rows)

    @property
    def itemised(self) -> int:
        return sum(row.task.is_itemised for row in self.rows)

    @property
    def not_itemised(self) -> int:
        return self.assigned - self.itemised

    @property
    def reconciles(self) -> bool:
        """Declared by the directives = tasks assigned = itemised + not itemised; of a part, only the latter."""
        declared = self.assigned if self.is_partial else self.declared
        return declared == self.assigned == self.itemised + self.not_itemised == self.totals.total

    def as_data(self) -> dict[str, Any]:
        """Plain integers with the meaning of each beside them; the form of the command's JSON."""
        return {
            "body": self.body.symbol if self.body else None,
            "directives": [one.document.symbol for one in self.directives],
            "as_of": self.as_of.isoformat(),
            "as_of_means": _("the end of this day in %(zone)s, from facts recorded by then")
            % {"zone": clock.zone().key},
            "is_projection": self.is_projection,
            "is_partial": self.is_partial,
            "against": self.against,
            "declared": self.declared,
            "assigned": self.assigned,
            "itemised": self.itemised,
            "not_itemised": self.not_itemised,
            "reconciles": self.reconciles,
            "problems": self.problems,
            "totals": {one.value: self.totals.counts[one] for one in Timeliness},
            "by_due": {line.key or "none": line.as_data() for line in self.by_due},
            "by_lead": _by_label(self.by_lead),
            "by_directive": _by_label(self.by_directive),
            "assignments": self.assignments,
            "ratios": [one.as_data() for one in ratios(self)],
            "definitions": {key: str(words) for key, words in definitions().items()},
        }


def _by_label(lines: list[Line]) -> dict[str, dict[str, int]]:
    """Lines by their names; two of one name are told apart by their keys, so that none is lost."""
    names = Counter(line.label for line in lines)
    return {line.label if names[line.label] == 1 else f"{line.label} ({line.key})": line.as_data() for line in lines}


@dataclass(frozen=True)
class Ratio:
    """A share that says what it is a share of."""

    key: str
    numerator: int
    denominator: int
    definition: str

    def as_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "definition": self.definition,
        }


def report(
    *,
    body: Body | None = None,
    directive: Directive | None = None,
    as_of: dt.date | None = None,
    against: Against = "current",
    actor: Actor | None = None,
    is_kept: bool = False,
) -> ProgressReport:
    """Progress of a body's tasks, or of one directive's, as of the end of a day.

    `against` is the deadline that timeliness is judged by: `current` (after extension decisions) or
    `baseline` (as decided). With an actor only tasks that he may see are counted, and words of protected directives
    are told if he may read them; what is kept (`is_kept`) others read too: there they are told to nobody.
    """
    day = as_of or clock.today()
    moment = clock.end_of_day(day)
    readers = () if actor is None or is_kept else (actor,)
    directives = _directives(body, directive, moment, readers)
    every = Task.objects.filter(directive__in=directives, created_at__lte=moment)
    seen = every if actor is None else every.visible_to(actor)
    rows = classes_of(seen.told_to(*readers), moment=moment, against=against)
    is_partial = actor is not None and every.count() > len(rows)
    unknown = is_partial or not directives or any(one.declared_total is None for one in directives)
    declared = None if unknown else sum(one.declared_total or 0 for one in directives)
    found = ProgressReport(
        body=body or (directive.body if directive else None),
        directives=directives,
        as_of=day,
        against=against,
        is_projection=day > clock.today(),
        declared=declared,
        rows=rows,
        totals=_line("", _("All tasks"), rows),
        by_due=_grouped(rows, lambda row: (row.task.due_period, row.task.due_period or _("no calendar period"))),
        by_lead=sorted(
            _grouped(rows, lambda row: (row.lead_key, row.lead)), key=lambda line: (-line.total, line.label)
        ),
        by_directive=_grouped(rows, lambda row: (str(row.task.directive_id), row.task.directive.document.symbol)),
        assignments=sum(row.assignments for row in rows),
        is_partial=is_partial,
    )
    found.problems.extend(_problems(found))
    return found


def _directives(
    body: Body | None, directive: Directive | None, moment: dt.datetime, readers: Sequence[Actor]
) -> list[Directive]:
    found: QuerySet[Directive] = Directive.objects.told_to(*readers)
    if directive is not None:
        return list(found.filter(pk=directive.pk).select_related("document", "body"))
    found = found.filter(created_at__lte=moment)
    if body is not None:
        found = found.filter(body=body)
    return list(found.select_related("document", "body").order_by("decided_on"))


def _line(key: str, label: str, rows: Iterable[TaskClass]) -> Line:
    rows = list(rows)
    return Line(key, str(label), Counter(row.timeliness for row in rows), tuple(row.task.pk for row in rows))


def _grouped(rows: list[TaskClass], key: Any) -> list[Line]:
    """Rows by a key and its label; periods in order of time, the remainder last."""
    groups: dict[tuple[str, str], list[TaskClass]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [
        _line(one, label, members)
        for (one, label), members in sorted(groups.items(), key=lambda item: (item[0][0] == "", item[0]))
    ]


def _problems(found: ProgressReport) -> list[str]:
    """What does not add up, in words. A report with such a line is not wrong: it says what is."""
    problems: list[str] = []
    if found.is_partial:
        return problems
    if found.declared is None:
        problems.append(_("A directive does not state how many tasks it assigns."))
    elif found.declared != found.assigned:
        problems.append(
            _("Declared %(declared)s, assigned %(assigned)s.")
            % {"declared": found.declared, "assigned": found.assigned}
        )
    return problems


def ratios(found: ProgressReport) -> list[Ratio]:
    """The shares that a report prints, each with numerator, denominator and definition."""
    rows = [(row.timeliness.value, row.task.is_itemised) for row in found.rows]
    meanings = ratio_definitions()
    return [Ratio(key, part, whole, meanings[key]) for key, (part, whole) in ratios_of(rows).items()]


def ratios_of(rows: list[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """Numerator and denominator of each share, from the class of every task and whether it is itemised."""
    done = sum(one in DONE for one, _itemised in rows)
    in_time = sum(one == Timeliness.DONE_IN_TIME for one, _itemised in rows)
    itemised = [one for one, is_itemised in rows if is_itemised]
    due = done + sum(one in LATE_AND_OPEN for one, _itemised in rows)
    return {
        "done_of_all": (done, len(rows)),
        "in_time_of_done": (in_time, done),
        "done_of_due": (done, due),
        "in_time_of_due": (in_time, due),
        "done_of_itemised": (sum(one in DONE for one in itemised), len(itemised)),
        "in_progress_in_time_of_itemised": (
            sum(one == Timeliness.IN_PROGRESS_IN_TIME for one in itemised),
            len(itemised),
        ),
    }


def ratio_definitions() -> dict[str, str]:
    """What every share is a share of."""
    return {
        "done_of_all": _("tasks with an accepted report that they are done, of all tasks"),
        "in_time_of_done": _("tasks done in time, of tasks done"),
        "done_of_due": _(
            "tasks done, whether in time or late, of tasks that are done or whose deadline has lapsed without it; "
            "those done late count here as done"
        ),
        "in_time_of_due": _("tasks done in time, of tasks that are done or whose deadline has lapsed without it"),
        "done_of_itemised": _("tasks done, of tasks for which a calendar period is stated"),
        "in_progress_in_time_of_itemised": _(
            "tasks being performed whose deadline has not lapsed, of tasks for which a calendar period is stated"
        ),
    }


def definitions() -> dict[str, str]:
    """What every figure means."""
    return {
        "declared": _("the number of tasks that the directives themselves state"),
        "assigned": _("tasks made of their sentences, each counted once"),
        "itemised": _("tasks for which the directive states a calendar period"),
        "not_itemised": _("the remainder: a standing task, an event to wait for, or no period stated"),
        "assignments": _("assignments to agencies that answer (a lead, or each of a group); not the number of tasks"),
        "by_due": _(
            "tasks by the period of their baseline deadline, as decided; extensions do not move a task to another period"
        ),
        Timeliness.DONE_IN_TIME.value: _(
            "reported done before the lapse of the deadline, and that report was accepted; the moment of the report counts"
        ),
        Timeliness.DONE_LATE.value: _("reported done after the lapse, and that report was accepted"),
        Timeliness.REPORTED_IN_TIME.value: _("reported done before the lapse, not yet verified"),
        Timeliness.REPORTED_LATE.value: _("reported done after the lapse, not yet verified"),
        Timeliness.IN_PROGRESS_IN_TIME.value: _("not reported done, and the deadline has not lapsed"),
        Timeliness.OVERDUE.value: _("not reported done, and the deadline has lapsed"),
        Timeliness.UNDATED.value: _(
            "not done, and no deadline runs: standing, none stated, or the event has not occurred"
        ),
        Timeliness.SUSPENDED.value: _("suspended by a decision"),
        Timeliness.CLOSED_OTHERWISE.value: _("cancelled, superseded or merged"),
    }
