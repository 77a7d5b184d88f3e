"""Which ladder holds for whom."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Case, DateTimeField, Expression, QuerySet, Value, When

from decreta.assignments import models
from decreta.assignments.enums import Audience, RungKind
from decreta.assignments.ladder import BUILT_IN, Ladder, Step
from decreta.assignments.programmes import holding, in_question, key_of, of_programmes, said_for
from decreta.assignments.timeliness import NEAR_DUE
from decreta.core.prepared import prepared

_CACHE_SECONDS = 10.0
_near: tuple[float, Nears] | None = None


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
    return Ladder(steps, row.body_id, row.version, programme_id=row.programme_id)


def _rows() -> QuerySet[models.Ladder]:
    return models.Ladder.objects.filter(replaced_at=None).prefetch_related("steps")


def in_force() -> list[Ladder]:
    """Every ladder that holds now, that of the installation first. Two statements, one where nobody has set any."""
    rows = list(_rows())
    own = [_read(one) for one in rows if key_of(one) is not None and one.is_own]
    general = next((_read(one) for one in rows if key_of(one) is None), BUILT_IN)
    others = frozenset(one.body_id for one in own if one.body_id is not None)
    apart = frozenset(one.programme_id for one in own if one.programme_id is not None)
    return [
        Ladder(general.steps, None, general.version, others, apart=apart),
        *(one if one.programme_id is not None else replace(one, apart=apart) for one in own),
    ]


def ladder_of(body_id: UUID | None, programme_id: UUID | None = None) -> Ladder:
    """The ladder by which the tasks of a programme or a body are watched; its `programme_id` and `body_id` say whose it is."""
    found = holding({key_of(one): one for one in in_force()}, programme_id, body_id)
    assert found is not None  # the installation always has one
    return found


@prepared
def own_ladders(body_id: UUID | None, programme_id: UUID | None) -> QuerySet[models.Ladder]:
    """The ladders that somebody set and that may hold for a programme or body; mostly nobody did."""
    return models.Ladder.objects.filter(in_question(body_id, programme_id), replaced_at=None, is_own=True)


def version_of(body_id: UUID | None, programme_id: UUID | None = None) -> int:
    """The newest version of an own ladder, also of who went back to the wider one; 0 without any."""
    row = (
        models.Ladder.objects.filter(said_for(body_id, programme_id), replaced_at=None)
        .values_list("version", flat=True)
        .first()
    )
    return row or 0


@dataclass(frozen=True)
class Nears:
    """How long before its lapse work counts as near due: by programme and body that say it, under None for all others."""

    said: Mapping[UUID | None, dt.timedelta]
    programmes: frozenset[UUID]
    """Which of the keys are programmes; the others are bodies."""


def near_due(body_id: UUID | None = None, programme_id: UUID | None = None) -> dt.timedelta:
    """How long before its lapse work counts as near due: by the ladder of its programme, of its body, of the installation."""
    found = holding(nears().said, programme_id, body_id)
    assert found is not None  # the installation always says it, and nothing at all is an amount too
    return found


def nears() -> Nears:
    """The same for all at once; read every ten seconds. Who has a ladder that does not say it goes by the wider one."""
    global _near
    if _near is None or time.monotonic() - _near[0] > _CACHE_SECONDS:
        rows = models.LadderStep.objects.filter(
            ladder__is_own=True, ladder__replaced_at=None, kind=RungKind.NEAR_DUE
        ).select_related("ladder")
        said: dict[UUID | None, dt.timedelta] = {None: NEAR_DUE}
        programmes: set[UUID] = set()
        for one in rows:
            said[key_of(one.ladder)] = dt.timedelta(days=-one.days)
            if one.ladder.programme_id is not None:
                programmes.add(one.ladder.programme_id)
        _near = (time.monotonic(), Nears(said, frozenset(programmes)))
    return _near[1]


def near_until(at: dt.datetime) -> Expression:
    """Up to which lapse an assignment is near due at a moment, as an expression over its columns (the twin of `near_due`).

    The programmes that say the same are looked up together.
    """
    found = nears()
    general = Value(at + found.said[None], output_field=DateTimeField())
    own: list[When] = []
    alike: dict[dt.timedelta, list[UUID]] = {}
    for key, near in found.said.items():
        if key is None:
            continue
        if key in found.programmes:
            alike.setdefault(near, []).append(key)
        else:
            own.append(When(monitor_id=key, then=Value(at + near, output_field=DateTimeField())))
    narrower = [
        When(of_programmes(keys), then=Value(at + near, output_field=DateTimeField())) for near, keys in alike.items()
    ]
    if not (narrower or own):
        return general
    return Case(*narrower, *own, default=general, output_field=DateTimeField())


def forget() -> None:
    """Drop what was read, after a ladder was set (other processes follow within ten seconds)."""
    global _near
    _near = None
