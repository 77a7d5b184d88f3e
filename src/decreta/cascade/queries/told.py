"""What is shared with an organisation, as of the end of a day: each task once, and no more of it than was declared.

One statement walks from the organisation down the declarations: those that name it, and beneath a declaration of what
comes from below those that let their tasks go further, as mere counts. A task belongs to the organisation that keeps its
body's book; where two declarations speak of the same task, the one that tells more holds. How tasks stand is read from
their spells (ADR 0024); those that spells do not know yet are given to the statement beside them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Q

from decreta.assignments.enums import Timeliness
from decreta.cascade.enums import Detail, Scope, told_as_of
from decreta.cascade.models import Serving, Share
from decreta.core import clock
from decreta.core.among import Array, Ids
from decreta.directives.models import Task
from decreta.directives.queries.classes import classes_of
from decreta.directives.queries.uncounted import uncounted

#: Levels below each other that a walk follows; a state has three.
DEEPEST: Final = 6

# `%(…)s` are values. `stood` names how tasks stand: from spells, and those that are given beside them.
_TOLD: Final = f"""
WITH RECURSIVE held AS MATERIALIZED (
    SELECT share.id, share.organisation_id AS owner_id, share.above_id, share.scope, share.body_id, share.directive_id,
        share.assignment_id, share.goes_further,
        CASE WHEN share.ended_at IS NULL AND (share.until_on IS NULL OR share.until_on >= %(today)s) THEN share.detail ELSE {Detail.COUNTS.value} END AS detail
    FROM cascade_share AS share JOIN organisation_organisation AS owner ON owner.id = share.organisation_id
    WHERE share.first_on <= %(day)s AND (share.ended_on IS NULL OR share.ended_on > %(day)s)
        AND (share.until_on IS NULL OR share.until_on >= %(day)s) AND share.often = ANY(%(often)s)
        AND owner.valid_from <= %(day)s AND (owner.valid_to IS NULL OR owner.valid_to > %(day)s)
),
reach AS (
    SELECT held.*, held.owner_id AS via_id, held.owner_id AS named_id, held.detail AS told, 1 AS depth
    FROM held WHERE held.above_id = %(above)s
    UNION ALL
    SELECT held.*, reach.via_id,
        CASE WHEN reach.named_id IS NOT NULL AND reach.detail > {Detail.COUNTS.value} THEN held.owner_id END,
        {Detail.COUNTS.value}, reach.depth + 1
    FROM reach JOIN held ON held.above_id = reach.owner_id AND held.goes_further AND held.owner_id <> %(above)s
    WHERE reach.scope = '{Scope.BELOW.value}' AND reach.depth < {DEEPEST}
),
keeper AS MATERIALIZED (
    SELECT DISTINCT ON (body_id) body_id, organisation_id FROM organisation_standingagency
    WHERE valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)
    ORDER BY body_id, rank, valid_from, id
),
serving AS MATERIALIZED (
    SELECT task_id, assignment_id FROM cascade_serving
    WHERE said_at <= %(moment)s AND (ended_at IS NULL OR ended_at > %(moment)s)
),
late AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(%(late)s::jsonb) AS late(task_id uuid, body_id uuid, directive_id uuid, class text)
),
found AS (
    {{found}}
),
told AS (
    SELECT DISTINCT ON (found.task_id) found.task_id, found.class, found.via_id, found.named_id, found.told,
        found.depth > 1 AS is_from_below
    FROM found JOIN keeper ON keeper.body_id = found.body_id AND keeper.organisation_id = found.owner_id
    ORDER BY found.task_id, found.told DESC, found.depth, found.named_id NULLS LAST, found.share_id
)
{{select}}
"""  # noqa: S608 - numbers and names of ours
#: How the tasks of one scope are found, in what says how they stand.
_FOUND: Final = """
    SELECT stood.task_id, stood.class, stood.body_id, reach.owner_id, reach.via_id, reach.named_id, reach.told,
        reach.depth, reach.id AS share_id
    FROM reach {join} WHERE reach.scope = '{scope}'{only}"""
_JOINS: Final = {
    Scope.BODY: "JOIN {stood} ON stood.body_id = reach.body_id",
    Scope.DIRECTIVE: "JOIN {stood} ON stood.directive_id = reach.directive_id",
    Scope.ASSIGNMENT: "JOIN serving ON serving.assignment_id = reach.assignment_id"
    " JOIN {stood} ON stood.task_id = serving.task_id",
}
_SPELLS: Final = """(
        SELECT task_id, body_id, directive_id, current AS class FROM directives_spell
        WHERE first_on <= %(day)s AND last_on >= %(day)s AND task_id <> ALL(%(waiting)s)
    ) AS stood"""
_LATE: Final = "late AS stood"


@dataclass(frozen=True)
class Cell:
    """So many tasks that stand alike: over which organisation below they come, whose they are, how much is told of them.

    `owner_id` is None where it is shared from below without saying by whom.
    """

    via_id: UUID
    owner_id: UUID | None
    is_from_below: bool
    timeliness: Timeliness
    detail: Detail
    number: int


@dataclass(frozen=True)
class Shown:
    """One task of which more than its class is told."""

    task_id: UUID
    owner_id: UUID | None
    timeliness: Timeliness
    detail: Detail


def cells(above_id: UUID, day: dt.date, waiting: Ids | None, *, assignment_id: UUID | None = None) -> list[Cell]:
    """What is shared with an organisation as of the end of a day, in numbers. One statement, four while tasks wait.

    `waiting` are the tasks that spells do not know yet (`uncounted`). With an assignment only the tasks that were declared
    to serve it.
    """
    select = """SELECT via_id, named_id, is_from_below, class, told, count(*) FROM told
        GROUP BY via_id, named_id, is_from_below, class, told"""
    rows = _asked(above_id, day, select, waiting, assignment_id=assignment_id)
    return [
        Cell(via, owner, below, Timeliness(kind), Detail(told), number)
        for via, owner, below, kind, told, number in rows
    ]


def cells_below(above_id: UUID, day: dt.date, waiting: Ids | None, *, over: str, most: int) -> tuple[list[Cell], bool]:
    """The same as `cells`, told apart by whose the tasks are where that makes no more than so many lines, and whether it does.

    Where it would make more, only of what comes `over` one organisation, by its code: a country has thousands of such lines.
    """
    # Subqueries that stand alone are answered once, not for every task.
    select = f"""SELECT via_id, CASE WHEN is_short OR is_over THEN named_id END, is_from_below, class, told, count(*), is_short
        FROM (
            SELECT told.*,
                via_id = (SELECT id FROM organisation_organisation WHERE code = %(over)s) AS is_over,
                (SELECT COALESCE(sum(number), 0) <= {int(most)} FROM (
                    SELECT count(DISTINCT COALESCE(named_id, via_id)) AS number FROM told
                    GROUP BY via_id HAVING bool_or(is_from_below)) AS parts) AS is_short
            FROM told
        ) AS one
        GROUP BY 1, 2, 3, 4, 5, 7"""  # noqa: S608 - a number of ours
    rows = _asked(above_id, day, select, waiting, over=over)
    return [
        Cell(via, owner, below, Timeliness(kind), Detail(told), number)
        for via, owner, below, kind, told, number, _short in rows
    ], all(row[-1] for row in rows)


def told_over(
    above_id: UUID,
    day: dt.date,
    waiting: Ids | None,
    *,
    via_id: UUID,
    classes: Sequence[str] = (),
    owner_id: UUID | None = None,
    first: int = 0,
    most: int = 50,
) -> tuple[list[Cell], list[Shown]]:
    """What comes over one organisation below: the numbers, and so many of the tasks of which more than the class is told.

    They come in the order in which they were assigned. One statement, as `cells`.
    """
    conditions = ["via_id = %(via)s"]
    values: dict[str, Any] = {"via": via_id, "first": first, "most": most}
    if classes:
        conditions.append("class = ANY(%(classes)s)")
        values["classes"] = list(classes)
    if owner_id is not None:
        conditions.append("named_id = %(owner)s")
        values["owner"] = owner_id
    meant = " AND ".join(conditions)
    select = f"""SELECT
        (SELECT jsonb_agg(jsonb_build_array(via_id, named_id, is_from_below, class, told, number)) FROM (
            SELECT via_id, named_id, is_from_below, class, told, count(*) AS number FROM told WHERE {meant}
            GROUP BY via_id, named_id, is_from_below, class, told) AS cell),
        (SELECT jsonb_agg(jsonb_build_array(task_id, named_id, class, told) ORDER BY task_id) FROM (
            SELECT task_id, named_id, class, told FROM told WHERE {meant} AND told > {Detail.COUNTS.value}
            ORDER BY task_id OFFSET %(first)s LIMIT %(most)s) AS one)"""  # noqa: S608 - conditions of ours
    ((numbers, rows),) = _asked(above_id, day, select, waiting, **values)
    counted = [
        Cell(UUID(via), _id(named), below, Timeliness(kind), Detail(told), number)
        for via, named, below, kind, told, number in json.loads(numbers or "[]")
    ]
    return counted, [
        Shown(UUID(key), _id(named), Timeliness(kind), Detail(told))
        for key, named, kind, told in json.loads(rows or "[]")
    ]


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text is not None else None


def told_of(above_id: UUID, task_id: UUID, day: dt.date) -> Detail | None:
    """How much of one task is shared with an organisation; None where nothing is."""
    select = "SELECT told FROM told WHERE task_id = %(task)s"
    return next((Detail(told) for (told,) in _asked(above_id, day, select, uncounted(), task=task_id)), None)


def _asked(
    above_id: UUID, day: dt.date, select: str, waiting: Ids | None, *, assignment_id: UUID | None = None, **values: Any
) -> list[tuple[Any, ...]]:
    late = _late(waiting, day)
    # While everything waits, nothing is read from spells.
    sources = [_LATE] if waiting is None else [_SPELLS, *([_LATE] if late else [])]
    only = " AND reach.assignment_id = %(assignment)s AND reach.depth = 1" if assignment_id is not None else ""
    scopes = [Scope.ASSIGNMENT] if assignment_id is not None else list(_JOINS)
    found = " UNION ALL ".join(
        _FOUND.format(join=_JOINS[scope].format(stood=source), scope=scope.value, only=only)
        for source in sources
        for scope in scopes
    )
    asked = {
        "above": above_id,
        "day": day,
        "today": clock.today(),
        "often": told_as_of(day),
        "moment": clock.end_of_day(day),
        "waiting": Array(waiting or ()),
        "late": json.dumps(late),
        "assignment": assignment_id,
        **values,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOLD.format(found=found, select=select), asked)
        return list(cursor.fetchall())


def _late(waiting: Ids | None, day: dt.date) -> list[dict[str, str]]:
    """How the tasks stand that spells do not know yet, counted from their facts. No statement when there are none."""
    if waiting == ():
        return []
    moment = clock.end_of_day(day)
    found = Task.objects.standing_at(moment)
    found = found.filter(pk__among=waiting) if waiting is not None else found.filter(_is_shared())
    return [
        {
            "task_id": str(row.task.pk),
            "body_id": str(row.task.body_id),
            "directive_id": str(row.task.directive_id),
            "class": row.timeliness.value,
        }
        for row in classes_of(found, moment=moment)
    ]


def _is_shared() -> Q:
    """The tasks of which some declaration speaks."""
    shares = Share.objects.all()
    return (
        Q(body__in=shares.filter(scope=Scope.BODY).values("body"))
        | Q(directive__in=shares.filter(scope=Scope.DIRECTIVE).values("directive"))
        | Q(pk__in=Serving.objects.values("task"))
    )
