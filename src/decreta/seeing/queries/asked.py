"""What an address asks of the tasks: the same filters as the list, so that one changes the picture and not the rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.queries.task_list import filters, tasks_asked_for
from decreta.directives.queries.uncounted import Waiting
from decreta.ui.listing import Chip


@dataclass(frozen=True)
class Asked:
    """The tasks, the moment as of which their classes are told, what spells do not know yet, and the filters in words."""

    tasks: QuerySet[Task]
    moment: dt.datetime
    waiting: Waiting
    chips: list[Chip] = field(default_factory=list)


def asked(
    query: Mapping[str, str],
    actor: Actor,
    *,
    as_of_today: bool = False,
    by_current: bool = False,
    waiting: Waiting | None = None,
) -> Asked:
    """The tasks that an address narrows to.

    Where a picture knows only the present, its day is left out; where it judges by the deadline in force, so is another.
    """
    out = {name for name, is_out in (("as_of", as_of_today), ("against", by_current)) if is_out}
    given = {name: query[name] for name in query if name not in out}
    chips: list[Chip] = []
    waiting = waiting or Waiting()
    tasks, moment = tasks_asked_for(given, actor, chips, waiting)
    return Asked(tasks, moment, waiting, chips)


def kept_of(query: Mapping[str, str]) -> dict[str, str]:
    """What of the address narrows the rows behind a number of a picture that judges by the deadline in force."""
    return {name: query[name] for name in filters() if query.get(name) and name != "against"}


def rows_url(*narrow: Mapping[str, str]) -> str:
    """The address of the rows behind a number; what is said later narrows instead of what was said before."""
    together: dict[str, str] = {}
    for one in narrow:
        together |= one
    return f"{reverse('directives:list')}?{urlencode(together)}"


def month_of(text: str) -> dt.date:
    """The first day of the month in an address (``2025-03``), else of this one."""
    try:
        found = dt.datetime.strptime(text, "%Y-%m").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return clock.today().replace(day=1)
    return found if 1900 < found.year < 9999 else clock.today().replace(day=1)
