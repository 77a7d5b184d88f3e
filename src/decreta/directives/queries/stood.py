"""How tasks stand, in one statement: class, step, light and deadline of each, from spells as far as they say it.

What a spell tells of a task already is taken from it; only those that are in progress are looked at assignment by
assignment, and those that spells do not know yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from decreta.assignments.enums import Sign, Step, Timeliness
from decreta.assignments.lights import ENDED, REPORTED, SIGNS, day_of
from decreta.assignments.queries.lights import NOTHING, STEPS, assigned
from decreta.assignments.timeliness import PRECEDENCE, Against
from decreta.core import clock
from decreta.core.among import Array, Ids
from decreta.directives.enums import Mode
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.lead_names import WHOSE

#: No code is worse: the worst light, by the first of the signs, which is that the deadline has passed.
_WORST_CODE: Final = 100 + SIGNS.index(Sign.OVERDUE)
_STANDING = """
WITH task AS MATERIALIZED ({tasks}),
{settled}
stood AS (
    SELECT matter_id, min(class) AS class, min(step) AS step, min(code) AS code,
        -- As for its class: what was closed otherwise counts only when everything was.
        CASE WHEN bool_or(class <> {closed}) THEN min(lapse) FILTER (WHERE class <> {closed}) ELSE min(lapse) END AS lapse,
        (array_agg(
            {whose} ORDER BY recorded_at DESC, assignment_id DESC
        ) FILTER (WHERE role = 'lead'))[1] AS lead
    FROM ({assigned}) AS assigned GROUP BY matter_id
    {also}
),
standing AS (
    SELECT task.*, COALESCE(class, {no_class}) AS class, COALESCE(step, {no_step}) AS step, COALESCE(code, {no_code}) AS code,
        lapse, CASE WHEN mode = '{each}' AND group_id IS NOT NULL THEN 'g:' || group_id ELSE COALESCE(lead, '') END AS lead
    FROM task LEFT JOIN stood ON stood.matter_id = task.id
)
{select}
"""
# What the class of a task says of its step and light already, by its spell: so those alone are looked at assignment by
# assignment that are in progress. What is overdue is so by a rule that gives that sign the worst light.
_SETTLED = """settled AS MATERIALIZED (
    SELECT task.id AS matter_id, says.class, says.step, says.code, spell.lapses_at AS lapse,
        CASE WHEN spell.lead_kind IN ('o', 'b', 'u', 'h') THEN spell.lead_kind || ':' || spell.lead_id END AS lead
    FROM task
    JOIN directives_spell AS spell ON spell.task_id = task.id AND spell.first_on <= %s AND spell.last_on >= %s
    JOIN (VALUES {says}) AS says (name, class, step, code) ON says.name = spell.current
    WHERE spell.task_id <> ALL(%s::uuid[]) AND (says.code <> {worst} OR NOT EXISTS (
        SELECT FROM assignments_lightrule WHERE is_own AND (codes ->> '{overdue}')::int IS DISTINCT FROM {worst}
    ))
),"""
_ALSO = "UNION ALL SELECT matter_id, class, step, code, lapse, lead FROM settled"
_IN_QUESTION = "SELECT id, body_id, directive_id AS programme_id FROM task"
_UNSETTLED = f"{_IN_QUESTION} WHERE NOT EXISTS (SELECT FROM settled WHERE settled.matter_id = task.id)"
#: The step and the code that follow from a class.
_FOLLOWS: Final[Mapping[Timeliness, tuple[Step, int]]] = {
    Timeliness.OVERDUE: (Step.OVERDUE, _WORST_CODE),
    Timeliness.REPORTED_LATE: (Step.TO_VERIFY, REPORTED),
    Timeliness.REPORTED_IN_TIME: (Step.TO_VERIFY, REPORTED),
    Timeliness.SUSPENDED: (Step.SUSPENDED, ENDED),
    Timeliness.DONE_LATE: (Step.DONE, ENDED),
    Timeliness.DONE_IN_TIME: (Step.DONE, ENDED),
    Timeliness.CLOSED_OTHERWISE: (Step.CLOSED, ENDED),
}
_COLUMNS = ("id", "body_id", "directive_id", "due_period", "mode", "group_id")


@dataclass(frozen=True)
class Stood:
    """Tasks of which is asked how they stand: as of a moment, by which deadline, and whether lights are told."""

    tasks: QuerySet[Task]
    moment: dt.datetime
    waiting: Ids | None = None
    against: Against = "current"
    is_lit: bool = True
    #: Whether steps are told; where nobody asks for them a class is all that a spell need say.
    has_steps: bool = True

    @property
    def day(self) -> dt.date | None:
        """The day whose spells say it too; None where they do not: they are of the ends of days, steps of the deadline in force."""
        day = day_of(self.moment)
        is_told = self.waiting is not None and self.against == "current" and self.moment == clock.end_of_day(day)
        return day if is_told else None


def statement(asked: Stood, select: str) -> tuple[str, tuple[Any, ...]]:
    """A statement over how tasks stand. Raises EmptyResultSet where there can be none."""
    sql, parameters = asked.tasks.order_by().values(*_COLUMNS).query.sql_with_params()
    day = asked.day
    told: tuple[Any, ...] = () if day is None else (day, day, Array(asked.waiting or ()))
    inner, values = assigned(
        _IN_QUESTION if day is None else _UNSETTLED,
        (),
        kind=MATTER_KIND,
        moment=asked.moment,
        against=asked.against,
        is_lit=asked.is_lit,
    )
    no_class, no_step, no_code = (str(one) for one in (NOTHING[1], NOTHING[0], NOTHING[2]))
    text = _STANDING.format(
        tasks=sql,
        settled="" if day is None else _settled(is_lit=asked.is_lit, has_steps=asked.has_steps),
        assigned=inner,
        also="" if day is None else _ALSO,
        select=select,
        each=Mode.EACH.value,
        whose=WHOSE,
        closed=PRECEDENCE.index(Timeliness.CLOSED_OTHERWISE),
        no_class=no_class,
        no_step=no_step,
        no_code=no_code,
    )
    return text, (*parameters, *told, *values)


def _settled(*, is_lit: bool, has_steps: bool) -> str:
    follows = _FOLLOWS if has_steps else dict.fromkeys(PRECEDENCE, (Step.UNDER_WAY, ENDED))
    says = ", ".join(
        f"('{name.value}', {PRECEDENCE.index(name)}, {STEPS.index(step)}, {code if is_lit else ENDED})"
        for name, (step, code) in follows.items()
    )
    return _SETTLED.format(says=says, worst=_WORST_CODE, overdue=Sign.OVERDUE.value)


def fetched(asked: Stood, select: str) -> list[tuple[Any, ...]]:
    """The rows of such a statement."""
    try:
        sql, parameters = statement(asked, select)
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
