"""What is not answered in time comes up by itself, each rung once in a round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems, Stale
from decreta.obstacles import rules
from decreta.obstacles.domain.steps import about, add
from decreta.obstacles.enums import StepKind
from decreta.obstacles.ladder import FARTHEST, Rung, in_order
from decreta.obstacles.models import Ladder, Obstacle
from decreta.obstacles.queries.competent import competent
from decreta.obstacles.queries.due import due_for
from decreta.obstacles.queries.ladders import newest

BATCH = 500
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('obstacles.ladder', 0))"


@audit.act("obstacles.escalate")
def escalate(
    *, rung: Rung, by: Actor, at: dt.datetime | None = None, after: UUID | None = None, batch: int = BATCH
) -> UUID | None:
    """Let one rung fire for at most a batch of obstacles; gives the last one looked at, None when nothing had to fire.

    An obstacle above which nobody stands at this level is passed by: the next level is told in its time.
    """
    rules.may_escalate(by=by)
    moment = at or clock.now()
    lines: list[audit.Line] = []
    while not lines:
        found = list(due_for(rung, moment, after).select_for_update(of=("self",), skip_locked=True)[:batch])
        if not found:
            return None
        after = found[-1].pk
        lines = [line for held in found if (line := _come_up(held, rung, by, moment)) is not None]
    audit.record_all("obstacles.escalated", by=by, lines=lines, at=moment)
    return after


def _come_up(held: Obstacle, rung: Rung, by: Actor, moment: dt.datetime) -> audit.Line | None:
    """Tell whoever stands at the rung's level, where anybody does."""
    whom = competent(held, rung.level)
    if whom is None:
        return None
    step = add(held, StepKind.ESCALATED, by=by, at=moment, owner=whom, tells=rung.level)
    held.level += 1
    held.save(update_fields=["level"])
    facts = {"step": step.ordinal, "kind": held.kind, "tells": rung.level.value, "due_at": held.due_at}
    return audit.Line(audit.Ref.to(held), about(held), facts)


@audit.act("obstacles.set_ladder")
def set_ladder(*, rungs: Sequence[Rung], of_version: int, by: Actor, at: dt.datetime | None = None) -> Ladder:
    """Say who is told of an obstacle that is not answered, and how long after the day for the answer.

    `of_version` is the version that whoever sets it has seen. Raises NotAllowed, Stale, Invalid.
    """
    rules.may_set_ladder(by=by)
    _check(rungs)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    held = newest()
    if (held.version if held else 0) != of_version:
        raise Stale.of(_("Somebody else has changed the ladder meanwhile. Look at it as it is now."), code="changed")
    made = Ladder.objects.create(
        version=of_version + 1,
        rungs=[one.as_data() for one in in_order(rungs)],
        set_at=at or clock.now(),
        by=by.as_facts(),
    )
    told = [f"{one.level.value}:{one.days}{'w' if one.in_working_days else 'd'}" for one in in_order(rungs)]
    audit.record("obstacles.ladder_set", by=by, on=made, about=[], at=at, facts={"ladder": made.version, "rungs": told})
    return made


def _check(rungs: Sequence[Rung]) -> None:
    problems = Problems()
    levels = [one.level for one in rungs]
    if len(set(levels)) != len(levels):
        problems.add(_("Each level is told once."), code="twice")
    for one in rungs:
        if not 0 <= one.days <= FARTHEST:
            message = _("At most %(limit)s days after the day for the answer.") % {"limit": FARTHEST}
            problems.add(message, f"days_{one.level.value}", "too_far")
    ordered = [one.days * (1.4 if one.in_working_days else 1) for one in in_order(rungs)]
    if ordered != sorted(ordered):
        problems.add(_("A higher level is told no sooner than the one below it."), code="order")
    problems.refuse_if_any()
