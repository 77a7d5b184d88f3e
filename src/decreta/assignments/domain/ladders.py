"""Setting the ladder of a body, or of the installation: a new version each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import policies, rules
from decreta.assignments.ladder import Step, in_order
from decreta.assignments.models import Ladder, LadderStep
from decreta.assignments.programmes import Programme, about, columns, ids, named, said_for
from decreta.assignments.queries import ladders
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Stale
from decreta.organisation.models import Body

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('assignments.ladder', 0))"


@audit.act("assignments.set_ladder")
def set_ladder(
    *,
    body: Body | None,
    steps: Sequence[Step],
    of_version: int,
    by: Actor,
    programme: Programme | None = None,
    at: dt.datetime | None = None,
) -> Ladder:
    """Say what fires by itself for the tasks of a body, of one of its programmes, or (no body) wherever nobody has said it.

    `of_version` is the version that whoever sets it has seen: what somebody else set meanwhile is not written over.
    A rung that keeps its key does not fire again where it has fired. Raises NotAllowed, Stale, Invalid.
    """
    rules.may_set_ladder(body=body, by=by)
    rungs = in_order(steps)
    policies.check_rungs(rungs)
    made = _next(body, programme, of_version, by, at or clock.now(), is_own=True)
    LadderStep.objects.bulk_create(
        LadderStep(
            ladder=made,
            key=one.key,
            ordinal=number,
            kind=one.kind,
            tells=one.tells,
            days=one.days,
            in_working_days=one.in_working_days,
            colour=one.colour,
            roles=list(one.roles),
            matters=list(one.matters),
        )
        for number, one in enumerate(rungs, 1)
    )
    _enter("assignments.ladder_set", made, body, programme, by, at, {"rungs": [_told(one) for one in rungs]})
    return made


@audit.act("assignments.drop_ladder")
def drop_ladder(
    *, body: Body, of_version: int, by: Actor, programme: Programme | None = None, at: dt.datetime | None = None
) -> Ladder | None:
    """A programme goes back to the ladder of its body, a body to that of the installation; None when it has none of its own."""
    rules.may_set_ladder(body=body, by=by)
    if not Ladder.objects.filter(said_for(*ids(body, programme)), replaced_at=None, is_own=True).exists():
        return None
    made = _next(body, programme, of_version, by, at or clock.now(), is_own=False)
    _enter("assignments.ladder_dropped", made, body, programme, by, at, {})
    return made


def _next(
    body: Body | None, programme: Programme | None, of_version: int, by: Actor, moment: dt.datetime, *, is_own: bool
) -> Ladder:
    """The version after the one that was seen."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    whose = ids(body, programme)
    if ladders.version_of(*whose) != of_version:
        raise Stale.of(
            _("Somebody else has changed the ladder meanwhile. Look at it as it is now, then change it again."),
            code="changed",
        )
    Ladder.objects.filter(said_for(*whose), replaced_at=None).update(replaced_at=moment)
    return Ladder.objects.create(
        **columns(body, programme), version=of_version + 1, is_own=is_own, set_at=moment, by=by.as_facts()
    )


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
    audit.record(kind, by=by, on=made, about=about(body, programme), at=at, facts=told)
    ladders.forget()
    # What another request reads before this is committed is dropped again.
    transaction.on_commit(ladders.forget)


def _told(one: Step) -> str:
    """A rung in one word of the log: what, when, to whom."""
    unit = "w" if one.in_working_days else "d"
    return ":".join(filter(None, (one.kind.value, one.colour, f"{one.days:+d}{unit}", one.tells.value)))
