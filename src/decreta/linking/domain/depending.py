"""A task waits for another, and no longer."""

from __future__ import annotations

import datetime as dt
from typing import Final
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.directives.models import Task
from decreta.linking import rules
from decreta.linking.enums import LagUnit
from decreta.linking.models import Dependency

LONGEST: Final = 400
#: One who links tasks waits for the other: together they could close a ring that neither sees.
_LOCK: Final = 0x6C696E6B
#: As many tasks as a sentence names of a ring.
_NAMED: Final = 8


@audit.act("linking.depend")
def depend(
    *,
    task: Task,
    needs: Task,
    by: Actor,
    lag: int = 0,
    unit: str = LagUnit.DAY,
    at: dt.datetime | None = None,
) -> Dependency:
    """Say that a task begins when another is finished. Raises NotAllowed, Invalid (also where a ring would close)."""
    rules.may_link(body=task.body, by=by)
    rules.may_see_both(task=task, other=needs, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    problems = Problems()
    if task.pk == needs.pk:
        problems.add(_("A task does not wait for itself."), "needs", "itself")
    elif chain := _ring(task, needs):
        said = " → ".join(_named(chain, by))
        problems.add(_("They would wait for each other in a ring: %(chain)s.") % {"chain": said}, "needs", "ring")
    elif Dependency.objects.standing().filter(task=task, needs=needs).exists():
        problems.add(_("It waits for this task already."), "needs", "known")
    if not 0 <= lag <= LONGEST:
        problems.add(_("Give a number of days between 0 and %(most)s.") % {"most": LONGEST}, "lag", "too_long")
    if unit not in LagUnit.values:
        problems.add(_("Say what the days are."), "unit", "unknown")
    problems.refuse_if_any()
    made = Dependency.objects.create(
        task=task, needs=needs, lag=lag, unit=unit, entered_at=at or clock.now(), by=by.as_facts()
    )
    _enter("linking.depend", made, by, at)
    return made


@audit.act("linking.release")
def release(*, dependency: Dependency, by: Actor, at: dt.datetime | None = None) -> Dependency:
    """The task waits for the other no longer. Raises NotAllowed, NotNow."""
    rules.may_link(body=dependency.task.body, by=by)
    held = Dependency.objects.select_for_update(of=("self",)).select_related("task", "needs").get(pk=dependency.pk)
    if held.ended_at is not None:
        raise NotNow.of(_("It does not wait for this task any more."), code="ended")
    held.ended_at, held.ended_by = at or clock.now(), by.as_facts()
    held.save(update_fields=["ended_at", "ended_by"])
    _enter("linking.release", held, by, at)
    return held


def _enter(kind: str, made: Dependency, by: Actor, at: dt.datetime | None) -> None:
    audit.record(
        kind,
        by=by,
        on=made.task,
        about=[made.needs],
        at=at,
        facts={"ordinal": made.task.ordinal, "needs": made.needs.ordinal, "lag": made.lag, "unit": str(made.unit)},
    )


def _ring(task: Task, needs: Task) -> list[UUID]:
    """The tasks from `needs` back to `task`, where `needs` waits for it already over others; else none."""
    came_from: dict[UUID, UUID] = {}
    level = {needs.pk}
    while level:
        found = Dependency.objects.standing().filter(task_id__in=level).values_list("task_id", "needs_id")
        following = set()
        for waiting, awaited in found:
            if awaited not in came_from and awaited != needs.pk:
                came_from[awaited] = waiting
                following.add(awaited)
        if task.pk in came_from:
            chain = [task.pk]
            while chain[-1] != needs.pk:
                chain.append(came_from[chain[-1]])
            return [task.pk, *reversed(chain)]
        level = following
    return []


def _named(chain: list[UUID], by: Actor) -> list[str]:
    """The tasks of a ring in words; those that the actor does not see are not told to him."""
    seen = Task.objects.visible_to(by).filter(pk__in=chain).select_related("directive__document")
    known = {one.pk: one for one in seen}
    words = [
        _("task %(n)s of %(symbol)s") % {"n": known[pk].ordinal, "symbol": known[pk].directive.document.symbol}
        if pk in known
        else _("another task")
        for pk in chain
    ]
    return words if len(words) <= _NAMED else [*words[: _NAMED - 2], "…", words[-1]]
