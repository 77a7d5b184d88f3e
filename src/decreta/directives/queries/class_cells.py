"""How many tasks stand in which class, by everything that tables group by: counted from spells, whatever the tasks have.

Pictures that tell steps or lights ask `lights.cells`, which looks at every assignment.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, F, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import Timeliness
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.among import Ids
from decreta.directives.models import Spell, Task
from decreta.directives.models.spells import LeadKind
from decreta.directives.queries.lights import ClassCell, cells

_NAMED = """
WITH cells AS ({counted})
SELECT monitor.code, monitor.symbol, directive.id, document.symbol, directive.decided_on, due_period, lead_kind,
    COALESCE(organisation.code, body.code, team.code, ''),
    COALESCE(NULLIF(organisation.{name}, ''), organisation.name_vi, NULLIF(body.{name}, ''), body.name_vi,
        NULLIF(team.{name}, ''), team.name_vi, ''),
    timeliness, number
FROM cells
JOIN organisation_body AS monitor ON monitor.id = cells.body_id
JOIN directives_directive AS directive ON directive.id = cells.directive_id
JOIN documents_document AS document ON document.id = directive.document_id
LEFT JOIN organisation_organisation AS organisation ON lead_kind = 'o' AND organisation.id = lead_id
LEFT JOIN organisation_body AS body ON lead_kind = 'b' AND body.id = lead_id
LEFT JOIN organisation_group AS team ON lead_kind = 'g' AND team.id = lead_id
"""
_COLUMNS = ("body_id", "directive_id", "due_period", "lead_kind", "lead_id")


def class_cells(
    tasks: QuerySet[Task], day: dt.date, waiting: Ids | None, against: Against = "current"
) -> list[ClassCell]:
    """The tasks as of the end of a day. `waiting` are those that spells do not know yet (`uncounted`), counted by their rows.

    One statement, one more while something waits. The same as `lights.cells` gives of classes.
    """
    moment = clock.end_of_day(day)
    if waiting is None:
        return list(cells(tasks, moment, against))
    counted = Spell.objects.on(day).filter(task__in=tasks.order_by().values("pk")).exclude(task__among=waiting)
    grouped: Any = counted.order_by().values(*_COLUMNS, timeliness=F(against)).annotate(number=Count("pk"))
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
        directive=str(directive),
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
    name = {"en": "name_en", "ja": "name_ja"}.get((get_language() or "vi")[:2], "name_vi")
    with connection.cursor() as cursor:
        cursor.execute(_NAMED.format(counted=sql, name=name), parameters)
        return list(cursor.fetchall())
