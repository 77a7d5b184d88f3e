"""Motions as they are shown: who moved what, where it stands, who supports it and who objects."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, at, coded, moment
from decreta.api.queries.common import Seat as SeatShape
from decreta.api.queries.common import seat as seat_shape
from decreta.core.actor import Actor
from decreta.motions.enums import MotionKind, MotionState, Stance
from decreta.motions.models import Motion
from decreta.motions.queries.standing import motions as every
from decreta.motions.queries.standing import standing_of, voices_of


class MotionRow(TypedDict):
    """A motion, numbered within its point. Of an amendment `text` is the conclusion as it would read."""

    id: UUID
    sitting: UUID
    point: UUID
    number: str
    kind: Coded
    state: Coded
    is_in_conflict: bool
    mover: SeatShape
    conclusion: UUID | None
    text: str
    reason: str
    revision: int
    because: str
    ballot: UUID | None
    supporters: int
    objectors: int
    moved_at: dt.datetime
    decided_at: dt.datetime | None
    worked_in_at: dt.datetime | None


class VoiceShape(TypedDict):
    """Who supports it or objects to it, by name."""

    holding: UUID
    person: str
    stance: Coded


class MotionShape(MotionRow):
    """The same with the texts of an amendment.

    `base` is what its mover had before him, `now` the conclusion as it reads, `merged` both laid together; `was` and
    `became` the conclusion before and after it was worked in.
    """

    base: str
    now: str | None
    merged: str | None
    was: str
    became: str
    voices: list[VoiceShape]


def motions(actor: Actor) -> QuerySet[Motion]:
    """Motions on points that the actor reads."""
    return every().filter(pk__in=Motion.objects.visible_to(actor).order_by().values("pk"))


def find(actor: Actor, key: UUID) -> Motion:
    """A motion on a point that the actor reads."""
    return get_object_or_404(motions(actor), pk=key)


def row(of: Motion) -> MotionRow:
    """A motion in a list."""
    standing = standing_of(of)
    return {
        "id": of.pk,
        "sitting": of.sitting_id,
        "point": of.item_id,
        "number": str(of),
        "kind": coded(MotionKind, of.kind),
        "state": coded(MotionState, of.state),
        "is_in_conflict": standing.is_in_conflict,
        "mover": seat_shape(of.mover.holding),
        "conclusion": of.conclusion_id,
        "text": of.text,
        "reason": of.reason,
        "revision": of.revision,
        "because": of.because,
        "ballot": of.ballot_id,
        "supporters": standing.supporters,
        "objectors": standing.objectors,
        "moved_at": moment(of.moved_at),
        "decided_at": at(of.decided_at),
        "worked_in_at": at(of.worked_in_at),
    }


def shown(of: Motion, actor: Actor) -> MotionShape:
    """A motion with its texts and voices. One statement more."""
    standing = standing_of(of)
    return {
        **row(of),
        "base": of.base,
        "now": standing.now,
        "merged": standing.merged,
        "was": of.was,
        "became": of.became,
        "voices": [
            {
                "holding": one.invitation.holding_id,
                "person": one.invitation.holding.person.full_name,
                "stance": coded(Stance, one.stance),
            }
            for one in voices_of(of)
        ],
    }
