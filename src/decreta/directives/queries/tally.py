"""Progress counted from spells: one grouped statement, whatever the number of tasks, as of any day.

Tasks about which something was recorded that the spells do not say yet are counted from their facts, and everything is
while there are very many of them: then the page is slow, not wrong.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, F, Min, QuerySet, Subquery, Sum, Window
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from decreta.assignments.enums import DONE
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.directives.models import Directive, Spell, Task
from decreta.directives.models.spells import LeadKind
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.known import known_to, sees_all
from decreta.directives.queries.lead_names import CODE, joined, lead_name
from decreta.directives.queries.progress import Line, Progress, in_order, report
from decreta.directives.queries.spells import day_of
from decreta.organisation.models import Body

#: Directives that a page names; it says how many more there are.
NAMED: Final = 3

# Each task stands in two groups: of its period, and of who leads. Of the period in hand (`report_data.in_hand`) those that
# are done stand once more, by the day on which they were.
_CELLS = """
WITH standing AS MATERIALIZED ({standing}),
cells AS (
    SELECT GROUPING(lead_kind) AS kind, due_period, is_itemised, NULL::date AS done_on, lead_kind, lead_id, timeliness,
        count(*) AS number, sum(assignments) AS assignments
    FROM standing
    GROUP BY GROUPING SETS ((due_period, is_itemised, timeliness), (lead_kind, lead_id, timeliness))
),
in_hand AS (
    SELECT COALESCE(
        min(due_period COLLATE "C") FILTER (WHERE timeliness <> ALL (ARRAY['done_in_time', 'done_late'])),
        max(due_period COLLATE "C")
    ) AS period
    FROM cells WHERE kind = 1 AND due_period <> ''
)
SELECT cells.kind, due_period, is_itemised, done_on, lead_kind, timeliness, number, assignments, {code},
    {lead_name}
FROM cells
{joins}
UNION ALL
SELECT 2, due_period, NULL, done_on, NULL, NULL, count(*), NULL, NULL, NULL
FROM standing WHERE due_period = (SELECT period FROM in_hand) AND done_on IS NOT NULL GROUP BY due_period, done_on
"""
# The two days are put together by task, not joined: how many tasks stand on a day is beyond what the planner can guess.
_MOVED = """
WITH days AS (
    SELECT task_id, lead_kind, lead_id, timeliness AS now, NULL AS before FROM ({later}) AS later
    UNION ALL
    SELECT task_id, lead_kind, lead_id, NULL, timeliness FROM ({earlier}) AS earlier
),
task AS (
    SELECT max(now) AS now, max(before) AS before,
        -- Of a task that was withdrawn in between, who led it before.
        (array_agg(lead_kind) FILTER (WHERE now IS NOT NULL) || array_agg(lead_kind))[1] AS lead_kind,
        (array_agg(lead_id) FILTER (WHERE now IS NOT NULL) || array_agg(lead_id))[1] AS lead_id
    FROM days GROUP BY task_id
),
cells AS (
    SELECT lead_kind, lead_id, now, before, count(*) AS number
    FROM task WHERE before IS DISTINCT FROM now GROUP BY lead_kind, lead_id, now, before
)
SELECT lead_kind, now, before, number, {code},
    {lead_name}
FROM cells
{joins}
"""
_COLUMNS = ("due_period", "is_itemised", "lead_kind", "lead_id", "assignments", "done_on")
#: The key of all agencies together.
ALL: Final = "*"
_OF_LEAD, _OF_PERIOD, _DONE = 0, 1, 2


@dataclass
class _Sums:
    """Tasks by class, in every group that progress states."""

    every: Counter[str] = field(default_factory=Counter)
    itemised: Counter[str] = field(default_factory=Counter)
    by_due: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_lead: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_directive: defaultdict[UUID, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    leads: dict[str, str] = field(default_factory=dict)
    done_days: defaultdict[str, Counter[dt.date]] = field(default_factory=lambda: defaultdict(Counter))
    assignments: int = 0

    def add_row(self, row: TaskClass) -> None:
        """Take in one task that was counted from its facts."""
        task, timeliness = row.task, row.timeliness.value
        self._add_period(task.due_period, timeliness, 1, row.assignments, is_itemised=task.is_itemised)
        self._add_lead(row.lead_key, row.lead, timeliness, 1)
        self.by_directive[task.directive_id][timeliness] += 1
        if row.timeliness in DONE and row.done_at:
            self.done_days[task.due_period][day_of(row.done_at)] += 1

    def add_cell(self, cell: tuple[Any, ...]) -> None:
        """Take in one group of the statement."""
        kind, period, is_itemised, done_on, lead_kind, timeliness, number, assignments, code, name = cell
        if kind == _DONE:
            self.done_days[period][done_on] += number
        elif kind == _OF_PERIOD:
            self._add_period(period, timeliness, number, assignments, is_itemised=is_itemised)
        elif kind == _OF_LEAD:
            self._add_lead(*_lead(lead_kind, code, name), timeliness, number)

    def _add_period(self, period: str, timeliness: str, number: int, assignments: int, *, is_itemised: bool) -> None:
        self.every[timeliness] += number
        self.by_due[period][timeliness] += number
        self.assignments += assignments
        if is_itemised:
            self.itemised[timeliness] += number

    def _add_lead(self, key: str, label: str, timeliness: str, number: int) -> None:
        self.leads[key] = label
        self.by_lead[key][timeliness] += number


def tally(
    *,
    body: Body,
    as_of: dt.date | None = None,
    against: Against = "current",
    actor: Actor,
    waiting: Ids | None,
    is_whole: bool = False,
) -> Progress:
    """The progress of a body's tasks that an actor may see, as of the end of a day, without a row of any task.

    `waiting` are the tasks that spells do not know yet (`uncounted`). Equal to `progress.report`, but that it names only the
    newest directives and has no line for each of them, unless it is asked for the whole. Two statements, one more for the
    whole, one for who sees a part only, and four while something waits.
    """
    day = as_of or clock.today()
    if waiting is None:
        return report(body=body, as_of=day, against=against, actor=actor)
    sums = _Sums()
    for cell in _cells(body, day, against, actor, waiting):
        sums.add_cell(cell)
    if is_whole:
        for directive, timeliness, number in _by_directive(body, day, against, actor, waiting):
            sums.by_directive[directive][timeliness] += number
    for row in _rows(waiting, body=body, day=day, against=against, actor=actor):
        sums.add_row(row)
    directives = list(_named(body, clock.end_of_day(day), None if is_whole else NAMED, actor))[::-1]
    first = directives[0] if directives else None
    is_partial = not sees_all(body, actor) and _every(body, day) > sums.every.total()
    declared = first.declared if first is not None and not first.undeclared and not is_partial else None
    return Progress(
        body=body,
        directives=directives,
        as_of=day,
        against=against,
        is_projection=day > clock.today(),
        declared=declared,
        totals=Line("", _("All tasks"), sums.every),
        of_itemised=Line("", _("Itemised"), sums.itemised),
        by_due=in_order(Line(key, key or _("no calendar period"), counts) for key, counts in sums.by_due.items()),
        by_lead=sorted(
            (Line(key, sums.leads[key], counts) for key, counts in sums.by_lead.items()),
            key=lambda line: (-line.total, line.label),
        ),
        by_directive=in_order(
            Line(str(one.pk), one.document.symbol, sums.by_directive[one.pk])
            for one in directives
            if is_whole and one.pk in sums.by_directive
        ),
        assignments=sums.assignments,
        is_partial=is_partial,
        issued_on=first.issued_first if first is not None else None,
        done_days=sums.done_days,
        directives_number=first.number if first is not None else 0,
        split=first.split if first is not None else 0,
        recurring=first.recurring if first is not None else 0,
        withdrawn=first.withdrawn if first is not None else 0,
    )


@dataclass
class Movement:
    """How tasks moved between classes from one day to a later one: those that came to each class, and those that left it.

    By the key of who leads on the later day, "*" for all. A task that was made in between only came; one that was withdrawn
    only left, by who led it before.
    """

    came: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    went: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    leads: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, label: str, now: str | None, before: str | None, number: int = 1) -> None:
        """Take in some tasks of one lead."""
        if now == before:
            return
        self.leads[key] = label
        for one in (key, ALL):
            if now is not None:
                self.came[one][now] += number
            if before is not None:
                self.went[one][before] += number


def movement(
    *, body: Body, than: dt.date, as_of: dt.date, against: Against = "current", actor: Actor, waiting: Ids | None
) -> Movement:
    """What moved among a body's tasks that an actor may see, from the end of a day to the end of a later one. One statement."""
    found = Movement()
    if waiting is not None:
        for kind, now, before, number, code, name in _moved(body, than, as_of, against, actor, waiting):
            found.add(*_lead(kind, code, name), now, before, number)
    before_of = {row.task.pk: row for row in _rows(waiting, body=body, day=than, against=against, actor=actor)}
    for row in _rows(waiting, body=body, day=as_of, against=against, actor=actor):
        earlier = before_of.pop(row.task.pk, None)
        found.add(row.lead_key, row.lead, row.timeliness.value, earlier.timeliness.value if earlier else None)
    for row in before_of.values():
        found.add(row.lead_key, row.lead, None, row.timeliness.value)
    return found


def _lead(kind: str, code: str, name: str) -> tuple[str, str]:
    """The key and the name of who leads, as `classes_of` gives them."""
    label = _("each: %(group)s") % {"group": name} if kind == LeadKind.GROUP else name
    return f"{kind}:{code}" if kind else "", label


def _rows(waiting: Ids | None, *, body: Body, day: dt.date, against: Against, actor: Actor) -> list[TaskClass]:
    """The rows of tasks that spells do not know yet: of all when that is not known. No statement when there are none."""
    if waiting == ():
        return []
    moment = clock.end_of_day(day)
    found = Task.objects.visible_to(actor).filter(body=body)
    if waiting is not None:
        found = found.filter(pk__among=waiting)
    found = found.standing_at(moment).filter(directive__created_at__lte=moment)
    return classes_of(found.told_to(actor), moment=moment, against=against)


@prepared
def standing(body: Any, day: dt.date, against: Against, actor: Actor, waiting: Ids) -> QuerySet[Spell, Any]:
    """How the tasks of a body stand as of a day, those left out whose spells do not say it yet."""
    found = Spell.objects.visible_to(actor).on(day).filter(body_id=body).exclude(task__among=waiting)
    columns: QuerySet[Spell, Any] = found.values("task_id", *_COLUMNS, timeliness=F(against))
    return columns


def _by_directive(body: Body, day: dt.date, against: Against, actor: Actor, waiting: Ids) -> list[tuple[Any, ...]]:
    found = standing(body.pk, day, against, actor, waiting).order_by()
    return list(found.values_list("directive_id", "timeliness").annotate(number=Count("pk")))


def _cells(body: Body, day: dt.date, against: Against, actor: Actor, waiting: Ids) -> list[tuple[Any, ...]]:
    try:
        sql, parameters = standing.statement(body.pk, day, against, actor, waiting)
    except EmptyResultSet:
        return []
    return _fetched(_CELLS.format(standing=sql, **_naming()), parameters)


def _naming() -> dict[str, str]:
    return {"code": CODE, "lead_name": lead_name(), "joins": joined("lead_kind = '{kind}' AND {one}.id = lead_id")}


def _moved(
    body: Body, than: dt.date, day: dt.date, against: Against, actor: Actor, waiting: Ids
) -> list[tuple[Any, ...]]:
    try:
        later, parameters = standing.statement(body.pk, day, against, actor, waiting)
        earlier, others = standing.statement(body.pk, than, against, actor, waiting)
    except EmptyResultSet:
        return []
    sql = _MOVED.format(later=later, earlier=earlier, **_naming())
    return _fetched(sql, (*parameters, *others))


def _fetched(sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def _every(body: Body, day: dt.date) -> int:
    moment = clock.end_of_day(day)
    return Task.objects.filter(body=body, directive__created_at__lte=moment).standing_at(moment).count()


def _named(body: Body, moment: dt.datetime, number: int | None, actor: Actor) -> QuerySet[Any]:
    """The newest directives of a body, each with what all of them come to, and with how many tasks none of them declares.

    Of those alone that the actor knows of: a symbol, a day and a number tell of a paper too.
    """
    found: QuerySet[Directive] = Directive.objects.filter(body=body, created_at__lte=moment)
    found = (found if sees_all(body, actor) else known_to(found, actor)).select_related("document", "body")
    every = Task.objects.visible_to(actor).filter(body=body, directive__created_at__lte=moment)
    seen = every.standing_at(moment)
    return found.annotate(
        number=Window(Count("pk")),
        split=_number(seen.filter(split_from__isnull=False)),
        recurring=_number(seen.filter(recurs_from__isnull=False)),
        withdrawn=_number(every.withdrawn_by(moment)),
        declared=Window(Sum("declared_total")),
        undeclared=Window(Count("pk")) - Window(Count("declared_total")),
        issued_first=Window(Min("document__issued_on")),
    ).order_by("-decided_on", "-pk")[:number]


def _number(tasks: QuerySet[Task]) -> Coalesce:
    """How many tasks of one body there are, inside a statement."""
    counted = tasks.order_by().values("body").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)
