"""What stands behind a number that was shared: titles and states, whole tasks, or that only the number was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse

from decreta.assignments.models import WHOSE, Deliverable, Report
from decreta.cascade.enums import Detail
from decreta.cascade.queries.told import Cell, Shown, told_of, told_over
from decreta.core import clock
from decreta.core.among import Ids
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.task_list import classes_in
from decreta.directives.queries.uncounted import uncounted
from decreta.organisation.models import Organisation
from decreta.ui.listing import Pager

PAGE = 50


@dataclass(frozen=True)
class Row:
    """A task of which title and state are told, with its address where it is told whole."""

    told: TaskClass
    owner: Organisation | None
    url: str


@dataclass(frozen=True)
class Behind:
    """The tasks behind a number: how many there are, how many of them are mere counts, those that are told in words."""

    number: int
    only_counted: int
    rows: list[Row]
    pager: Pager
    #: The organisation that the address narrows to, beneath the one over which it comes.
    owner: Organisation | None = None


def behind(
    above: Organisation,
    via: Organisation,
    day: dt.date,
    *,
    state: str = "",
    owner: Organisation | None = None,
    page: int = 1,
) -> Behind:
    """What an organisation is told over one below it, as of the end of a day, narrowed as the number was. Five statements.

    A page that lies behind the last one gives the last one, for one statement more.
    """
    classes = classes_in(state) if state else ()
    waiting = uncounted()

    def asked(page: int) -> tuple[list[Cell], list[Shown]]:
        return told_over(
            above.pk,
            day,
            waiting,
            via_id=via.pk,
            classes=classes,
            owner_id=owner.pk if owner is not None else None,
            first=(page - 1) * PAGE,
            most=PAGE,
        )

    page = max(page, 1)
    found, keys = asked(page)
    in_words = sum(one.number for one in found if one.detail > Detail.COUNTS)
    number, last = sum(one.number for one in found), max(1, -(-in_words // PAGE))
    if page > last:
        page = last
        found, keys = asked(page)
    known = {one.pk: one for one in (via, owner) if one is not None}
    return Behind(
        number, number - in_words, _rows(above, keys, day, known), Pager.numbered(page, PAGE, in_words), owner
    )


def _rows(above: Organisation, keys: list[Shown], day: dt.date, known_owners: Mapping[UUID, Organisation]) -> list[Row]:
    """The tasks in the order of the keys. Nobody is named as their reader: words of protected directives stay withheld.

    Words are told of what the one directly below shares, so whose task it is is known already.
    """
    if not keys:
        return []
    tasks = Task.objects.filter(pk__among=Ids(one.task_id for one in keys))
    known = {row.task.pk: row for row in classes_of(tasks, moment=_moment(day))}
    return [
        Row(
            known[one.task_id],
            known_owners.get(one.owner_id) if one.owner_id is not None else None,
            _address(above, one, day),
        )
        for one in keys
    ]


def _address(above: Organisation, one: Shown, day: dt.date) -> str:
    """Where a task is read whole, as of the day on which that was told: on another day it may not be. None of days to come."""
    today = clock.today()
    if one.detail != Detail.TASKS or day > today:
        return ""
    address = reverse("cascade:task", args=[above.code, one.task_id])
    return address if day == today else f"{address}?as_of={day.isoformat()}"


def _moment(day: dt.date) -> dt.datetime:
    return clock.end_of_day(day)


@dataclass(frozen=True)
class Whole:
    """A task that is shared whole: where it stands, what it must deliver, what was reported."""

    row: TaskClass
    deliverables: list[Deliverable] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    @property
    def task(self) -> Task:
        return self.row.task


#: As many reports as the page tells, the newest first.
_REPORTS = 5


def whole(above: Organisation, task_id: UUID, day: dt.date) -> Whole | None:
    """A task that an organisation is told whole as of the end of a day; None where it is not. Nine statements at most.

    Reports that came after the day are none of it.
    """
    if told_of(above.pk, task_id, day) != Detail.TASKS:
        return None
    tasks = Task.objects.filter(pk=task_id).select_related("body", "directive__body")
    moment = _moment(day)
    row = next(iter(classes_of(tasks, moment=moment)), None)
    if row is None:
        return None
    if row.task.is_withheld:
        # What is to come of a protected directive, and what is said of it, is in its words.
        return Whole(row)
    reports = Report.objects.filter(
        assignment__matter_kind=MATTER_KIND,
        assignment__matter_id=task_id,
        assignment__parent=None,
        reported_at__lte=moment,
        recorded_at__lte=moment,
    )
    newest = reports.select_related(*(f"assignment__{one}" for one in WHOSE)).order_by("-reported_at", "-ordinal")
    return Whole(
        row,
        list(Deliverable.objects.standing_at(moment).filter(matter_kind=MATTER_KIND, matter_id=task_id)),
        list(newest[:_REPORTS]),
    )
