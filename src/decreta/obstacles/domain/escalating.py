"""What is not answered in time comes up by itself, each rung once in a round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.programmes import Programme, columns, ids, named
from decreta.assignments.programmes import about as about_rule
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems, Stale
from decreta.obstacles import rules
from decreta.obstacles.domain.steps import about, add
from decreta.obstacles.enums import StepKind
from decreta.obstacles.ladder import FARTHEST, Held, Rung, in_order
from decreta.obstacles.models import Ladder, Obstacle
from decreta.obstacles.queries.competent import competent
from decreta.obstacles.queries.due import due_for
from decreta.obstacles.queries.ladders import newest
from decreta.organisation.models import Body

BATCH = 500
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('obstacles.ladder', 0))"


@audit.act("obstacles.escalate")
def escalate(
    *, rung: Rung, held: Held, by: Actor, at: dt.datetime | None = None, after: UUID | None = None, batch: int = BATCH
) -> UUID | None:
    """Let one rung of a ladder fire for at most a batch of obstacles; gives the last one looked at, None when none had to fire.

    An obstacle above which nobody stands at this level is passed by: the next level is told in its time.
    """
    rules.may_escalate(by=by)
    moment = at or clock.now()
    lines: list[audit.Line] = []
    while not lines:
        found = list(due_for(rung, held, moment, after).select_for_update(of=("self",), skip_locked=True)[:batch])
        if not found:
            return None
        after = found[-1].pk
        lines = [line for one in found if (line := _come_up(one, rung, by, moment)) is not None]
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
def set_ladder(
    *,
    body: Body | None,
    rungs: Sequence[Rung],
    of_version: int,
    by: Actor,
    programme: Programme | None = None,
    at: dt.datetime | None = None,
) -> Ladder:
    """Say who is told of an obstacle that is not answered, and how long after the day for the answer.

    It holds for the obstacles of a body's tasks, of one of its programmes, or (no body) wherever nobody has said it.
    `of_version` is the version that whoever sets it has seen. Raises NotAllowed, Stale, Invalid.
    """
    rules.may_set_ladder(body=body, by=by)
    _check(rungs)
    ordered = in_order(rungs)
    made = _next(body, programme, of_version, by, at or clock.now(), rungs=[one.as_data() for one in ordered])
    told = [f"{one.level.value}:{one.days}{'w' if one.in_working_days else 'd'}" for one in ordered]
    _enter("obstacles.ladder_set", made, body, programme, by, at, {"rungs": told})
    return made


@audit.act("obstacles.drop_ladder")
def drop_ladder(
    *, body: Body, of_version: int, by: Actor, programme: Programme | None = None, at: dt.datetime | None = None
) -> Ladder | None:
    """A programme goes back to the ladder of its body, a body to that of the installation; None when it has none of its own.

    Raises NotAllowed, Stale.
    """
    rules.may_set_ladder(body=body, by=by)
    held = newest(*ids(body, programme))
    if held is None or not held.is_own:
        return None
    made = _next(body, programme, of_version, by, at or clock.now(), rungs=[], is_own=False)
    _enter("obstacles.ladder_dropped", made, body, programme, by, at, {})
    return made


def _next(
    body: Body | None, programme: Programme | None, of_version: int, by: Actor, moment: dt.datetime, **said: Any
) -> Ladder:
    """The version after the one that was seen."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    held = newest(*ids(body, programme))
    if (held.version if held else 0) != of_version:
        raise Stale.of(_("Somebody else has changed the ladder meanwhile. Look at it as it is now."), code="changed")
    facts = {"version": of_version + 1, "set_at": moment, "by": by.as_facts(), **said}
    return Ladder.objects.create(**columns(body, programme), **facts)


def _enter(
    kind: str,
    made: Ladder,
    body: Body | None,
    programme: Programme | None,
    by: Actor,
    at: dt.datetime | None,
    facts: dict[str, Any],
) -> None:
    told = {"ladder": made.version, **named(body, programme), **facts}
    audit.record(kind, by=by, on=made, about=about_rule(body, programme), at=at, facts=told)


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
