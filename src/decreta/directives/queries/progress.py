"""The progress report: one data set for the screen, the command and every language.

Counts are of tasks, each once, by the class that its assignments give it as of the end of a day; every total
is a sum of the rows behind it, so that a report reconciles by construction.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.assignments.enums import DONE, Timeliness
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Directive, Task
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.known import known_to, sees_all
from decreta.organisation.models import Body

#: Due and not done: reported done after the lapse is not done before it is verified.
LATE_AND_OPEN = frozenset({Timeliness.OVERDUE, Timeliness.REPORTED_LATE})


@dataclass(frozen=True)
class Line:
    """A group of tasks: what it is, and how many of each class."""

    key: str
    label: str
    counts: Counter[str]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        return sum(self.counts[one] for one in DONE)

    def as_data(self) -> dict[str, int]:
        return {"total": self.total} | {one.value: self.counts[one] for one in Timeliness if self.counts[one]}


@dataclass(frozen=True)
class Progress:
    """What progress counts, as of the end of a day, from the facts recorded by then."""

    body: Body | None
    directives: list[Directive]
    as_of: dt.date
    against: str
    is_projection: bool
    declared: int | None
    totals: Line
    # Of the tasks for which a calendar period is stated.
    of_itemised: Line
    by_due: list[Line]
    by_lead: list[Line]
    by_directive: list[Line]
    assignments: int
    # Whether the reader may not see all tasks: then what the directives declare cannot be compared with what is counted.
    is_partial: bool = False
    # When the first of the directives was issued.
    issued_on: dt.date | None = None
    # How many tasks of a period were reported done on each day, of those that are done; at least of the period in hand.
    done_days: Mapping[str, Counter[dt.date]] = field(default_factory=dict)
    # Of how many directives the tasks are; `directives` may name only the newest.
    directives_number: int = 0
    # Tasks that are parts of others, which were split without another directive: declared by none.
    split: int = 0
    # Later occurrences of recurring tasks: the directives declare such a task once.
    recurring: int = 0
    # Tasks that were entered wrongly and withdrawn by then: in none of the other figures.
    withdrawn: int = 0

    @property
    def beside_declared(self) -> int:
        """Tasks that no directive declares: parts of split ones, and later occurrences of those that come again."""
        return self.split + self.recurring

    @property
    def assigned(self) -> int:
        return self.totals.total

    @property
    def itemised(self) -> int:
        return self.of_itemised.total

    @property
    def not_itemised(self) -> int:
        return self.assigned - self.itemised

    @property
    def reconciles(self) -> bool:
        """Declared + parts of split tasks + later occurrences = assigned = every grouping; of a part, only the latter."""
        if not self.is_partial and (self.declared is None or self.declared + self.beside_declared != self.assigned):
            return False
        return {sum(line.total for line in lines) for lines in (self.by_due, self.by_lead)} == {self.assigned}

    @property
    def problems(self) -> list[str]:
        """What does not add up, in words. A report with such a line is not wrong: it says what is."""
        if self.is_partial:
            return []
        if self.declared is None:
            return [_("A directive does not state how many tasks it assigns.")]
        if self.declared + self.beside_declared == self.assigned:
            return []
        found = {"declared": self.declared, "assigned": self.assigned}
        return [
            _("Declared %(declared)s, assigned %(assigned)s.") % found,
            *beside_words(self.split, self.recurring),
            *withdrawn_words(self.withdrawn),
        ]

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
            "split": self.split,
            "recurring": self.recurring,
            "withdrawn": self.withdrawn,
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


@dataclass(frozen=True)
class ProgressReport(Progress):
    """The same with the row of every task: what is printed and frozen."""

    rows: list[TaskClass] = field(default_factory=list)
    # Who asked for it: what areas above add is for him. None where it is asked for at the terminal.
    reader: Actor | None = None
    # Whether it is of one directive, not of all tasks of a body.
    is_of_one: bool = False

    @property
    def partial_reader(self) -> Actor | None:
        """Who asked for it, where he sees tasks by his own part in them: areas above tell him of no other's part.

        A task for each of a group is seen by every member, and what one of them says of it by that one alone.
        """
        return None if self.reader is None or sees_all(self.body, self.reader) else self.reader


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
    are told if he may read them; what is kept (`is_kept`) others read too: there they are told to nobody. A directive
    of which he knows nothing is not named.
    """
    day = as_of or clock.today()
    moment = clock.end_of_day(day)
    readers = () if actor is None or is_kept else (actor,)
    of = body or (directive.body if directive else None)
    found = _directives(body, directive, moment, readers)
    given = Task.objects.filter(directive__in=found.values("pk"))
    every = given.standing_at(moment)
    known = found if actor is None or sees_all(of, actor) else known_to(found, actor)
    directives = list(known.select_related("document", "body"))
    seen = every if actor is None else every.visible_to(actor)
    # Who sees a task by his own part in it is told his own deadline and report, as in his list.
    narrow = None if actor is None or sees_all(of, actor) else actor
    gone = given.withdrawn_by(moment)
    rows = classes_of(seen.told_to(*readers), moment=moment, against=against, reader=narrow)
    is_partial = actor is not None and every.count() > len(rows)
    unknown = is_partial or not directives or any(one.declared_total is None for one in directives)
    declared = None if unknown else sum(one.declared_total or 0 for one in directives)
    return ProgressReport(
        body=of,
        directives=directives,
        as_of=day,
        against=against,
        is_projection=day > clock.today(),
        declared=declared,
        rows=rows,
        totals=_line("", _("All tasks"), rows),
        of_itemised=_line("", _("Itemised"), [row for row in rows if row.task.is_itemised]),
        by_due=_grouped(rows, lambda row: (row.task.due_period, row.task.due_period or _("no calendar period"))),
        by_lead=sorted(
            _grouped(rows, lambda row: (row.lead_key, row.lead)), key=lambda line: (-line.total, line.label)
        ),
        by_directive=_grouped(rows, lambda row: (str(row.task.directive_id), row.task.directive.document.symbol)),
        assignments=sum(row.assignments for row in rows),
        is_partial=is_partial,
        issued_on=min((one.document.issued_on for one in directives if one.document.issued_on), default=None),
        done_days=_done_days(rows),
        directives_number=len(directives),
        split=sum(row.task.split_from_id is not None for row in rows),
        recurring=sum(row.task.recurs_from_id is not None for row in rows),
        withdrawn=(gone if actor is None else gone.visible_to(actor)).count(),
        reader=actor,
        is_of_one=directive is not None,
    )


def _directives(
    body: Body | None, directive: Directive | None, moment: dt.datetime, readers: Sequence[Actor]
) -> QuerySet[Directive]:
    """One directive, or those that there were at a moment, in their order."""
    found: QuerySet[Directive] = Directive.objects.told_to(*readers)
    if directive is not None:
        return found.filter(pk=directive.pk)
    found = found.filter(created_at__lte=moment)
    return (found if body is None else found.filter(body=body)).order_by("decided_on")


def _line(key: str, label: str, rows: Iterable[TaskClass]) -> Line:
    rows = list(rows)
    return Line(key, str(label), Counter(row.timeliness for row in rows))


def _grouped(rows: list[TaskClass], key: Any) -> list[Line]:
    """Rows by a key and its label."""
    groups: dict[tuple[str, str], list[TaskClass]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return in_order(_line(one, label, members) for (one, label), members in groups.items())


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Periods in order of time, the remainder last."""
    return sorted(lines, key=lambda line: (line.key == "", line.key, line.label))


def _done_days(rows: Iterable[TaskClass]) -> dict[str, Counter[dt.date]]:
    found: dict[str, Counter[dt.date]] = {}
    for row in rows:
        if row.timeliness in DONE and row.done_at is not None:
            day = row.done_at.astimezone(clock.zone()).date()
            found.setdefault(row.task.due_period, Counter())[day] += 1
    return found


def beside_words(split: int, recurring: int) -> list[str]:
    """Why more tasks are assigned than were declared: tasks were split, or have come again. Nothing where there are none."""
    parts = ngettext(
        "%(n)s of them is a part of a task that was split.",
        "%(n)s of them are parts of tasks that were split.",
        split,
    )
    later = ngettext(
        "%(n)s of them is a later occurrence of a recurring task.",
        "%(n)s of them are later occurrences of recurring tasks.",
        recurring,
    )
    return [words % {"n": number} for words, number in ((parts, split), (later, recurring)) if number]


def withdrawn_words(number: int) -> list[str]:
    """How many tasks were entered and withdrawn, which no other figure counts. Nothing where there are none."""
    words = ngettext(
        "%(n)s task more was entered wrongly and withdrawn; it is counted nowhere.",
        "%(n)s tasks more were entered wrongly and withdrawn; they are counted nowhere.",
        number,
    )
    return [words % {"n": number}] if number else []


def ratios(found: Progress) -> list[Ratio]:
    """The shares that a report prints, each with numerator, denominator and definition."""
    meanings = ratio_definitions()
    shares = ratios_of(found.totals.counts, found.of_itemised.counts)
    return [Ratio(key, part, whole, meanings[key]) for key, (part, whole) in shares.items()]


def ratios_of(every: Counter[str], itemised: Counter[str]) -> dict[str, tuple[int, int]]:
    """Numerator and denominator of each share, from how many tasks, and itemised ones, have each class."""
    done, in_time = sum(every[one] for one in DONE), every[Timeliness.DONE_IN_TIME]
    due = done + sum(every[one] for one in LATE_AND_OPEN)
    return {
        "done_of_all": (done, every.total()),
        "in_time_of_done": (in_time, done),
        "done_of_due": (done, due),
        "in_time_of_due": (in_time, due),
        "done_of_itemised": (sum(itemised[one] for one in DONE), itemised.total()),
        "in_progress_in_time_of_itemised": (itemised[Timeliness.IN_PROGRESS_IN_TIME], itemised.total()),
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
        "split": _("tasks that are parts of others which were split by a document; the directives do not declare them"),
        "recurring": _(
            "later occurrences of recurring tasks, each with its own deadline; the directives declare such a task once"
        ),
        "withdrawn": _(
            "tasks that were entered wrongly and withdrawn by this day; no directive orders them, and they are in none of "
            "the other figures"
        ),
        "itemised": _("tasks for which the directive states a calendar period"),
        "not_itemised": _("the remainder: a standing task, an event to wait for, or no period stated"),
        "assignments": _("assignments to agencies that answer (a lead, or each of a group); not the number of tasks"),
        "percent": _(
            "how far those who answer for a task last reported it to be; of several the mean, in which who says nothing "
            "counts as 0, and what is reported done as 100"
        ),
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
