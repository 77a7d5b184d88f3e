"""Where tasks stand, for pictures of them: numbers in one statement, and the light of single rows with its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, FilteredRelation, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from decreta.assignments.enums import Light, Sign, Step, Timeliness
from decreta.assignments.lights import (
    LIGHTS,
    ON_THE_WAY,
    day_of,
    lapse_day,
    light_of,
    sign_of,
)
from decreta.assignments.queries.lights import NOTHING, STEPS, assigned
from decreta.assignments.timeliness import PRECEDENCE, Against
from decreta.core import clock
from decreta.core.among import Array, Ids
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.lead_names import CODE, TABLES, joined, lead_name
from decreta.directives.queries.stood import Stood, fetched, statement

#: In the place of a light: done, suspended or closed.
UNLIT: Final = "none"
#: The first code that is no light.
_UNLIT: Final = 100 * (len(LIGHTS) + 1)

_CELLS = """,
cells AS (
    SELECT body_id, directive_id, due_period, lead, class, step, code, count(*) AS number
    FROM standing GROUP BY body_id, directive_id, due_period, lead, class, step, code
)
SELECT monitor.code, monitor.symbol, directive.id, document.symbol, directive.decided_on, due_period, left(lead, 1),
    {code},
    {lead_name},
    class, step, cells.code, number
FROM cells
JOIN organisation_body AS monitor ON monitor.id = cells.body_id
JOIN directives_directive AS directive ON directive.id = cells.directive_id
JOIN documents_document AS document ON document.id = directive.document_id
{joins}
"""


@dataclass(frozen=True, kw_only=True)
class ClassCell:
    """So many tasks that are alike in all that a table of classes can be drawn by."""

    body: str
    body_symbol: str
    directive: str
    symbol: str
    decided_on: dt.date
    period: str
    lead: str
    lead_name: str
    timeliness: Timeliness
    number: int


@dataclass(frozen=True, kw_only=True)
class Cell(ClassCell):
    """The same, alike also in what a picture of steps and lights can be drawn by."""

    step: Step
    light: Light | None
    sign: Sign


@dataclass(frozen=True)
class Lit:
    """The light of one task, with what its reason says."""

    light: Light | None
    sign: Sign
    lapses_on: dt.date | None = None
    forecast_on: dt.date | None = None
    reported_on: dt.date | None = None
    assigned_on: dt.date | None = None
    day: dt.date | None = None
    hindered_on: dt.date | None = None
    #: Whether its days may be those of somebody whose part the reader is not told.
    is_untold: bool = False


def cells(
    tasks: QuerySet[Task], moment: dt.datetime, against: Against = "current", waiting: Ids | None = None
) -> list[Cell]:
    """How many of the tasks stand how, as of a moment, by everything that pictures group by. One statement.

    Judged by the baseline only the classes mean something: lights and steps are of the deadline in force. Here and below
    `waiting` are the tasks that spells do not know yet (`uncounted`); without them nothing is read from spells.
    """
    asked = Stood(tasks, moment, waiting, against)
    return [_cell(row) for row in fetched(asked, _CELLS.format(**_naming(), code=CODE))]


def _cell(row: tuple[Any, ...]) -> Cell:
    body, body_symbol, directive, symbol, decided_on, period, kind, code, name, rank, step, light, number = row
    label = _("each: %(group)s") % {"group": name} if kind == "g" else name
    return Cell(
        body=body,
        body_symbol=body_symbol,
        directive=str(directive),
        symbol=symbol,
        decided_on=decided_on,
        period=period,
        lead=f"{kind}:{code}" if code else "",
        lead_name=label,
        timeliness=PRECEDENCE[rank],
        step=STEPS[step],
        light=light_of(light) if light < _UNLIT else None,
        sign=sign_of(light),
        number=number,
    )


@dataclass(frozen=True)
class Placed:
    """A task that stands in one column of a board, of one lane; `number` is how many stand there in all."""

    task_id: UUID
    lane: str
    column: str
    number: int


#: What lanes of a board are: the column of the statement, and how its key is written.
LANES: Final[Mapping[str, str]] = {"": "''", "lead": "lead", "body": "body_id::text", "directive": "directive_id::text"}


#: What columns of a board are: by step, by class, by light.
COLUMNS: Final[Mapping[str, str]] = {"": "step", "class": "class", "light": "code / 100"}


def placed(
    tasks: QuerySet[Task], moment: dt.datetime, *, lanes: str, columns: str, most: int, waiting: Ids | None = None
) -> list[Placed]:
    """The first tasks of every column of a board, with how many stand there in all. One statement."""
    lane, column = LANES[lanes], COLUMNS[columns]
    select = f""",
    placed AS (
        SELECT id, {lane} AS lane, {column} AS place, count(*) OVER (PARTITION BY {lane}, {column}) AS number,
            row_number() OVER (PARTITION BY {lane}, {column} ORDER BY lapse NULLS LAST, id) AS nth
        FROM standing
    )
    SELECT id, lane, place, number FROM placed WHERE nth <= {most} ORDER BY nth"""  # noqa: S608 - names of columns
    asked = Stood(tasks, moment, waiting, is_lit=columns == "light", has_steps=columns != "class")
    return [Placed(key, lane, _column(columns, place), number) for key, lane, place, number in fetched(asked, select)]


def _column(columns: str, place: int) -> str:
    if columns == "light":
        return LIGHTS[place - 1].value if place <= len(LIGHTS) else UNLIT
    return (PRECEDENCE if columns == "class" else STEPS)[place].value


def lit(task_ids: Iterable[UUID], moment: dt.datetime) -> dict[UUID, Lit]:
    """The lights of tasks as of a moment, each with what its reason says. One statement; none for no tasks."""
    wanted = Array(task_ids)
    if not wanted:
        return {}
    sql, parameters = assigned(
        "SELECT id, body_id, directive_id AS programme_id FROM directives_task WHERE id = ANY(%s)",
        (list(wanted),),
        kind=MATTER_KIND,
        moment=moment,
    )
    found: dict[UUID, Lit] = {}
    with connection.cursor() as cursor:
        cursor.execute(_WORST.format(assigned=sql), parameters)
        for key, code, lapse, forecast_on, reported_at, assigned_at, hindered_at in cursor.fetchall():
            found[key] = Lit(
                light_of(code) if code < _UNLIT else None,
                sign_of(code),
                lapse_day(lapse),
                forecast_on,
                day_of(reported_at) if reported_at else None,
                day_of(assigned_at),
                day_of(moment),
                day_of(hindered_at) if hindered_at else None,
            )
    return {one: found.get(one, Lit(None, Sign.ENDED)) for one in wanted}


_WORST = """
SELECT DISTINCT ON (matter_id) matter_id, code, lapse, forecast_on, last_report_at, assigned_at, hindered_at
FROM ({assigned}) AS assigned ORDER BY matter_id, code, lapse NULLS LAST, assignment_id
"""


def standing_so(
    found: QuerySet[Task], moment: dt.datetime, *, light: str = "", step: str = "", waiting: Ids | None = None
) -> QuerySet[Task]:
    """Those of the tasks that have a light (or with `UNLIT` none), or stand in a step, as of a moment."""
    conditions = []
    if light == UNLIT:
        conditions.append(f"code >= {_UNLIT}")
    elif light:
        first = 100 * (1 + LIGHTS.index(Light(light)))
        conditions.append(f"code >= {first} AND code < {first + 100}")
    if step:
        conditions.append(f"step = {STEPS.index(Step(step))}")
    select = f"SELECT id FROM standing WHERE {' AND '.join(conditions)}"  # noqa: S608 - codes of ours
    try:
        sql, parameters = statement(Stood(found, moment, waiting, is_lit=bool(light)), select)
    except EmptyResultSet:
        return found.none()
    return found.filter(pk__in=RawSQL(sql, parameters))  # noqa: S611 - values are parameters


def with_codes(found: QuerySet[Task], moment: dt.datetime) -> QuerySet[Task]:
    """With `light_code`, by which the worst light comes first."""
    sql, parameters = assigned(
        "SELECT directives_task.id, directives_task.body_id, directives_task.directive_id AS programme_id",
        (),
        kind=MATTER_KIND,
        moment=moment,
    )
    code = RawSQL(f"(SELECT COALESCE(min(code), {NOTHING[2]}) FROM ({sql}) AS lit)", parameters)  # noqa: S608, S611
    return found.annotate(light_code=code)


def with_classes(
    found: QuerySet[Task], day: dt.date, waiting: Ids | None, against: Against = "current"
) -> QuerySet[Task]:
    """With `class_code`, by which tasks of one class follow each other as of the end of a day: that of their spell."""
    sql, parameters = assigned(
        "SELECT directives_task.id, directives_task.body_id, directives_task.directive_id AS programme_id",
        (),
        kind=MATTER_KIND,
        moment=clock.end_of_day(day),
        against=against,
        is_lit=False,
    )
    folded = RawSQL(f"(SELECT COALESCE(min(class), {NOTHING[1]}) FROM ({sql}) AS stood)", parameters)  # noqa: S608, S611
    if waiting is None:
        return found.annotate(class_code=folded)
    held = Q(spells__first_on__lte=day, spells__last_on__gte=day)
    told = [When(**{f"spell_then__{against}": one.value}, then=Value(code)) for code, one in enumerate(PRECEDENCE)]
    if waiting:
        told.insert(0, When(pk__among=waiting, then=folded))
    code = Case(*told, default=Value(NOTHING[1]), output_field=IntegerField())
    return found.annotate(spell_then=FilteredRelation("spells", condition=held)).annotate(class_code=code)


def _naming() -> dict[str, str]:
    return {"lead_name": lead_name(), "joins": joined("lead = '{kind}:' || {one}.id")}


@dataclass(frozen=True)
class Bad:
    """One of the worst tasks: where it was asked for, who leads it."""

    place: int
    task_id: UUID
    lead_name: str


def worst(
    tasks: QuerySet[Task],
    moment: dt.datetime,
    narrows: Sequence[Mapping[str, str]],
    *,
    most: int,
    waiting: Ids | None = None,
) -> list[Bad]:
    """The tasks with the worst lights, for several narrowings at once (body, directive, lead, due). One statement.

    A red light comes before an orange one, of two alike the one whose deadline is earlier.
    """
    selects, values = [], []
    for place, narrow in enumerate(narrows):
        conditions = [f"code < {ON_THE_WAY}"]
        for name, value in narrow.items():
            condition, told = _NARROWING[name](value)
            conditions.append(condition)
            values += told
        selects.append(
            f"(SELECT {place} AS place, id, lead, code, lapse FROM standing WHERE {' AND '.join(conditions)}"  # noqa: S608
            f" ORDER BY code / 100, lapse NULLS LAST, code, id LIMIT {most})"
        )
    if not selects:
        return []
    select = _BAD.format(selects=" UNION ALL ".join(selects), **_naming())
    try:
        sql, parameters = statement(Stood(tasks, moment, waiting), select)
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, (*parameters, *values))
        return [
            Bad(place, key, _("each: %(group)s") % {"group": name} if kind == "g" else name)
            for place, key, kind, name in cursor.fetchall()
        ]


_BAD = """,
bad AS ({selects})
SELECT bad.place, bad.id, left(lead, 1),
    {lead_name}
FROM bad
{joins}
ORDER BY bad.place, bad.code / 100, lapse NULLS LAST, bad.code, bad.id
"""


def _led(value: str) -> tuple[str, list[str]]:
    kind, _sep, code = value.partition(":")
    if kind not in TABLES:
        return "lead = ''", []
    table, alias = TABLES[kind]
    return f"lead = (SELECT '{kind}:' || id FROM {table} AS {alias} WHERE code = %s)", [code]  # noqa: S608 - a table of ours


#: What narrows, as conditions on `standing`.
_NARROWING: Final[Mapping[str, Callable[[str], tuple[str, list[str]]]]] = {
    "body": lambda value: ("body_id = (SELECT id FROM organisation_body WHERE code = %s)", [value]),
    "directive": lambda value: ("directive_id::text = %s", [value]),
    "due": lambda value: ("due_period = %s", ["" if value == "none" else value]),
    "lead": _led,
}
