"""How many tasks stand in which class, by everything that tables group by: counted from spells, whatever the tasks have.

Pictures that tell steps or lights ask `lights.cells`, which looks at every assignment.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import CharField, Count, F, QuerySet, UUIDField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from decreta.assignments.enums import Timeliness
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.among import Ids
from decreta.directives.models import Spell, Task
from decreta.directives.models.spells import LeadKind
from decreta.directives.queries.lead_names import CODE, joined, lead_name
from decreta.directives.queries.lights import ClassCell, cells

_NAMED = """
WITH cells AS ({counted})
SELECT monitor.code, monitor.symbol, COALESCE(directive.id::text, ''), COALESCE(document.symbol, ''),
    COALESCE(directive.decided_on, DATE '0001-01-01'), due_period, lead_sort,
    {code},
    {lead_name},
    timeliness, number
FROM cells
JOIN organisation_body AS monitor ON monitor.id = cells.body_id
LEFT JOIN directives_directive AS directive ON directive.id = cells.directive_key
LEFT JOIN documents_document AS document ON document.id = directive.document_id
{joins}
"""


def class_cells(
    tasks: QuerySet[Task],
    day: dt.date,
    waiting: Ids | None,
    against: Against = "current",
    *,
    by_directive: bool = True,
    by_lead: bool = True,
) -> list[ClassCell]:
    """The tasks as of the end of a day. `waiting` are those that spells do not know yet (`uncounted`), counted by their rows.

    One statement, one more while something waits. The same as `lights.cells` gives of classes; tasks are told apart by
    directive and lead only where it is asked for, since a country has nearly as many such cells as tasks.
    """
    moment = clock.end_of_day(day)
    if waiting is None:
        return list(cells(tasks, moment, against))
    counted = Spell.objects.on(day).filter(task__in=tasks.order_by().values("pk")).exclude(task__among=waiting)
    # Under names that the model does not have, so that what is left out can stand in the place of a column.
    columns: dict[str, Any] = {
        "directive_key": F("directive_id") if by_directive else Cast(Value(None), UUIDField()),
        "lead_sort": F("lead_kind") if by_lead else Cast(Value(""), CharField()),
        "lead_key": F("lead_id") if by_lead else Cast(Value(None), UUIDField()),
        "timeliness": F(against),
    }
    grouped: Any = counted.order_by().values("body_id", "due_period", **columns).annotate(number=Count("pk"))
    found = [_cell(row) for row in _fetched(grouped)]
    if waiting:
        found += cells(tasks.filter(pk__among=waiting), moment, against)
    return found


def _cell(row: tuple[Any, ...]) -> ClassCell:
    body, body_symbol, directive, symbol, decided_on, period, kind, code, name, timeliness, number = row
    label = _("each: %(group)s") % {"group": name} if kind == LeadKind.GROUP else name
    return ClassCell(
        body=body,
        body_symbol=body_symbol,
        directive=directive,
        symbol=symbol,
        decided_on=decided_on,
        period=period,
        lead=f"{kind}:{code}" if code else "",
        lead_name=label,
        timeliness=Timeliness(timeliness),
        number=number,
    )


def _fetched(grouped: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    try:
        sql, parameters = grouped.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        joins = joined("lead_sort = '{kind}' AND {one}.id = lead_key")
        cursor.execute(_NAMED.format(counted=sql, code=CODE, lead_name=lead_name(), joins=joins), parameters)
        return list(cursor.fetchall())
