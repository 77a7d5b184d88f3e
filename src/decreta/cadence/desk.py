"""What waits on a desk: a report that is due soon or overdue, for who must make it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from decreta.assignments import matters
from decreta.assignments.desk import HORIZON
from decreta.assignments.models import Assignment
from decreta.assignments.rules import stands_for
from decreta.cadence.enums import State
from decreta.cadence.queries.keeping import Group, answering, groups, is_silent
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.ui.desk import Waiting

SHOWN = 20


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Three statements, one where no rule holds. What lapses soon is asked for as that (`assignments.desk`)."""
    answering = tuple(one for one in actors if one.can("answer_assignments") or one.can("report_progress"))
    if not answering:
        return
    day = at.astimezone(clock.zone()).date()
    ended, running = groups(day)
    near = [one for one in running if one.period.last - dt.timedelta(days=one.rule.ahead) <= day]
    if not ended and not near:
        return
    rows = _rows(answering, [*ended, *near], at)
    due = {one: _due_of(one, ended, near) for one in rows}
    named = matters.named({(one.matter_kind, one.matter_id) for one in rows}, actors)
    for one in sorted(rows, key=lambda one: (due[one][1], one.pk)):
        matter = named.get(one.matter_id)
        if matter is None:
            continue
        state, due_on = due[one]
        yield (
            next(actor for actor in answering if stands_for(actor, one)),
            Waiting(
                verb=_("Report overdue") if state == State.LATE else _("Report by the day"),
                title=matter.title,
                title_lang=matter.title_lang,
                url=matter.url,
                symbol=matter.symbol,
                due_at=clock.start_of_day(due_on + dt.timedelta(days=1)),
                since=one.assigned_at,
            ),
        )


def _rows(actors: tuple[Actor, ...], found: Sequence[Group], at: dt.datetime) -> list[Assignment]:
    """Assignments that posts answer for and on which a report is due, each with the groups that it is in (`in_0`, …)."""
    # Asked of the posts' own rows: who is silent in the whole country would be a long list, to find a few in it.
    conditions = [is_silent(one) for one in found]
    near = Q(current_lapses_at__isnull=True) | Q(current_lapses_at__gt=at + HORIZON)
    own = answering().filter(closed_at=None, done_accepted_at=None) & Assignment.objects.answered_by(*actors)
    rows = own.filter(near).filter(reduce(or_, conditions))
    return list(rows.annotate(**{f"in_{number}": each for number, each in enumerate(conditions)})[:SHOWN])


def _due_of(one: Assignment, ended: Sequence[Group], near: Sequence[Group]) -> tuple[State, dt.date]:
    for number, group in enumerate([*ended, *near]):
        if getattr(one, f"in_{number}"):
            return (State.LATE if number < len(ended) else State.DUE), group.period.last
    return State.DUE, near[0].period.last if near else ended[0].period.last
