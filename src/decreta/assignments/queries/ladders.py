"""Which ladder holds for whom."""

from __future__ import annotations

import datetime as dt
import time
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.assignments import models
from decreta.assignments.enums import Audience, RungKind
from decreta.assignments.ladder import BUILT_IN, Ladder, Step
from decreta.assignments.timeliness import NEAR_DUE

_CACHE_SECONDS = 10.0
_near: tuple[float, dict[UUID | None, dt.timedelta]] | None = None


def _read(row: models.Ladder) -> Ladder:
    steps = tuple(
        Step(
            kind=RungKind(one.kind),
            tells=Audience(one.tells),
            days=one.days,
            key=one.key,
            in_working_days=one.in_working_days,
            colour=one.colour,
            roles=tuple(one.roles),
            matters=tuple(one.matters),
            row_id=one.pk,
        )
        for one in row.steps.all()
    )
    return Ladder(steps, row.body_id, row.version)


def _rows() -> QuerySet[models.Ladder]:
    return models.Ladder.objects.filter(replaced_at=None).prefetch_related("steps")


def in_force() -> list[Ladder]:
    """Every ladder that holds now, that of the installation first. Two statements, one where nobody has set any."""
    rows = list(_rows())
    own = [_read(one) for one in rows if one.body_id is not None and one.is_own]
    general = next((_read(one) for one in rows if one.body_id is None), BUILT_IN)
    others = frozenset(one.body_id for one in own if one.body_id is not None)
    return [Ladder(general.steps, None, general.version, others), *own]


def ladder_of(body_id: UUID | None) -> Ladder:
    """The ladder by which a body's tasks are watched: its own, or the one of the installation (`body_id` says which)."""
    found = {one.body_id: one for one in in_force()}
    return found.get(body_id) or found[None]


def version_of(body_id: UUID | None) -> int:
    """The newest version of a body's own ladder, also when it went back to the one of the installation; 0 without any."""
    whose = Q(body=None) if body_id is None else Q(body_id=body_id)
    row = models.Ladder.objects.filter(whose, replaced_at=None).values_list("version", flat=True).first()
    return row or 0


def near_due(body_id: UUID | None = None) -> dt.timedelta:
    """How long before its lapse the work of a body counts as near due: by its own ladder, else the installation's."""
    nears = near_due_by_body()
    return nears.get(body_id, nears[None])


def near_due_by_body() -> dict[UUID | None, dt.timedelta]:
    """The same for every body with a ladder of its own, and under None for all others; read every ten seconds."""
    global _near
    if _near is None or time.monotonic() - _near[0] > _CACHE_SECONDS:
        rows = models.LadderStep.objects.filter(
            Q(ladder__is_own=True) | Q(ladder__body=None), ladder__replaced_at=None, kind=RungKind.NEAR_DUE
        )
        said = {one.ladder.body_id: dt.timedelta(days=-one.days) for one in rows.select_related("ladder")}
        _near = (time.monotonic(), {None: NEAR_DUE} | said)
    return _near[1]


def forget() -> None:
    """Drop what was read, after a ladder was set (other processes follow within ten seconds)."""
    global _near
    _near = None
