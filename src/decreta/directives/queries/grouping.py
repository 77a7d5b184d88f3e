"""Tasks under headings: by body, by who leads, by class, by directive, by the period of the deadline.

Each heading has the sums of its group on all pages, from the cells that pictures are drawn of: one statement more,
whatever the number of tasks. They add up to the list that is not grouped, since they count the same tasks.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Case, CharField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.assignments.timeliness import PRECEDENCE, Against
from decreta.core import clock
from decreta.core.among import Ids
from decreta.directives.enums import Mode
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.class_cells import class_cells
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.lights import ClassCell, with_classes
from decreta.directives.queries.periods import period_words
from decreta.ui import words
from decreta.ui.tables import Group, Grouping, Part

#: The parameter of the address.
GROUP: Final = "group"
GROUPS: Final[Mapping[str, str | Promise]] = {
    "body": gettext_lazy("Body"),
    "directive": gettext_lazy("Directive"),
    "lead": gettext_lazy("Lead"),
    "class": gettext_lazy("State"),
    "due": gettext_lazy("Due in the period"),
}


@dataclass(frozen=True)
class _Way:
    """How cells are put together, what their group is called, and how the list is narrowed to it."""

    key: Callable[[ClassCell], str]
    label: Callable[[ClassCell], str]
    narrow: Callable[[str], dict[str, str]]


_WAYS: Final[Mapping[str, _Way]] = {
    "body": _Way(lambda one: one.body, lambda one: one.body_symbol or one.body, lambda key: {"body": key}),
    "directive": _Way(lambda one: one.directive, lambda one: one.symbol, lambda key: {"directive": key}),
    "lead": _Way(
        lambda one: one.lead,
        lambda one: one.lead_name or _("no lead named"),
        lambda key: {"lead": key or "none"},
    ),
    "class": _Way(
        lambda one: one.timeliness.value,
        lambda one: str(words.STATES[one.timeliness].label),
        lambda key: {"state": key},
    ),
    "due": _Way(
        lambda one: one.period,
        lambda one: period_words(one.period) if one.period else _("no calendar period"),
        lambda key: {"due": key or "none"},
    ),
}


#: The group of a row; body and class are told by what puts the rows in order.
_KEYS: Final[Mapping[str, Callable[[Any], str]]] = {
    "body": lambda row: row.task.body_code,
    "directive": lambda row: str(row.task.directive_id),
    "lead": lambda row: row.lead_key,
    "class": lambda row: PRECEDENCE[row.task.class_code].value,
    "due": lambda row: row.task.due_period,
}


def grouped(
    found: QuerySet[Task],
    by: str,
    day: dt.date,
    kept: Mapping[str, str],
    waiting: Ids | None,
    against: Against = "current",
) -> tuple[QuerySet[Task], Grouping[TaskClass]]:
    """The tasks with what puts them in order, and their groups, as of the end of a day.

    `kept` is what the address asks for besides, `waiting` the tasks that spells do not know yet (`uncounted`), for which there
    is one statement more. One statement.
    """
    counted = class_cells(found, day, waiting, against, by_directive=by == "directive", by_lead=by == "lead")
    tasks, order = _ordered(found, by, day, waiting, against)
    groups = _groups(counted, by, kept)
    everything = Group("*", _("Together"), sum(one.number for one in groups), parts=_parts(counted, by, kept, {}))
    return tasks, Grouping(GROUPS[by], order, _KEYS[by], groups, everything)


def _groups(counted: list[ClassCell], by: str, kept: Mapping[str, str]) -> list[Group]:
    way, together = _WAYS[by], defaultdict(list)
    for one in counted:
        together[way.key(one)].append(one)
    return [
        Group(
            key,
            way.label(found[0]),
            sum(one.number for one in found),
            _url(kept, way.narrow(key)),
            _parts(found, by, kept, way.narrow(key)),
        )
        for key, found in together.items()
    ]


def _parts(found: list[ClassCell], by: str, kept: Mapping[str, str], narrow: Mapping[str, str]) -> list[Part]:
    """The sums by class; of a group that is a class there is only one."""
    if by == "class" and narrow:
        return []
    counts: Counter[str] = Counter()
    for one in found:
        counts[one.timeliness.value] += one.number
    return [
        Part(words.STATES[kind].mark, words.STATES[kind].short, counts[kind], _url(kept, narrow, {"state": kind}))
        for kind in words.ORDER
        if counts[kind]
    ]


def _url(*narrow: Mapping[str, str]) -> str:
    together: dict[str, str] = {}
    for one in narrow:
        together |= one
    return f"{reverse('directives:list')}?{urlencode(together)}"


def _ordered(
    found: QuerySet[Task], by: str, day: dt.date, waiting: Ids | None, against: Against
) -> tuple[QuerySet[Task], tuple[Any, ...]]:
    if by == "body":
        return found.annotate(body_code=F("body__code")), ("body_code",)
    if by == "directive":
        return found, ("directive__decided_on", "directive_id")
    if by == "due":
        return found, (NullIf(F("due_period"), Value("")).asc(nulls_last=True),)
    if by == "class":
        return with_classes(found, day, waiting, against), ("class_code",)
    return found.annotate(lead_place=_lead_place(clock.end_of_day(day))), ("lead_place",)


def _lead_place(moment: dt.datetime) -> Case:
    """Where who leads stands among others: the newest lead by then, as rows name it (`classes_of`)."""
    leading = Assignment.objects.filter(
        matter_kind=MATTER_KIND,
        matter_id=OuterRef("pk"),
        role=AssignmentRole.LEAD,
        parent=None,
        recorded_at__lte=moment,
    ).order_by("-recorded_at", "-pk")
    # In a house its own place, then its units and its officers.
    unit = Concat("unit__organisation__path", Value(" "), "unit__code", output_field=CharField())
    officer = Concat(
        "holding__post__unit__organisation__path",
        Value("!"),
        "holding__post__code",
        Cast("holding_id", CharField()),
        output_field=CharField(),
    )
    body = Concat(Value("~"), "body__code")
    newest = leading.annotate(
        place=Case(
            When(organisation__isnull=False, then=F("organisation__path")),
            When(body__isnull=False, then=body),
            When(unit__isnull=False, then=unit),
            default=officer,
            output_field=CharField(),
        )
    )
    return Case(
        When(mode=Mode.EACH, group__isnull=False, then=Concat(Value("~~"), "group__code")),
        default=Coalesce(Subquery(newest.values("place")[:1]), Value("~~~")),
        output_field=CharField(),
    )
