"""A debate as it is shown: who has the floor, who waits in which order, who has spoken how long."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, at, coded, moment
from decreta.api.queries.common import Seat as SeatShape
from decreta.api.queries.common import seat as seat_shape
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.meetings.models import AgendaItem
from decreta.speaking.enums import SpeechKind
from decreta.speaking.models import Speech
from decreta.speaking.queries.floor import floor_of


class SpeechShape(TypedDict):
    """Somebody who asks to speak, speaks or has spoken; times in seconds."""

    id: UUID
    point: UUID
    invitation: UUID
    holding: SeatShape
    kind: Coded
    asked_at: dt.datetime
    began_at: dt.datetime | None
    ended_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    interrupted_at: dt.datetime | None
    spoken_seconds: int
    allowed_seconds: int | None


class DebateShape(TypedDict):
    """The debate on a point. Who waits stands in the order in which he comes to speak."""

    point: UUID
    is_closed: bool
    running: SpeechShape | None
    waiting: list[SpeechShape]
    spoken: list[SpeechShape]
    left_seconds: int | None


def find_speech(actor: Actor, key: UUID) -> Speech:
    """A speech on a point that the actor may read."""
    found: Speech = get_object_or_404(_speeches(), pk=key, item__in=AgendaItem.objects.visible_to(actor))
    return found


def speech_shown(of: Speech, actor: Actor) -> SpeechShape:
    """A speech by itself."""
    return speech(_speeches().get(pk=of.pk))


def speech(of: Speech) -> SpeechShape:
    """A speech."""
    return {
        "id": of.pk,
        "point": of.item_id,
        "invitation": of.invitation_id,
        "holding": seat_shape(of.invitation.holding),
        "kind": coded(SpeechKind, of.kind),
        "asked_at": moment(of.asked_at),
        "began_at": at(of.began_at),
        "ended_at": at(of.ended_at),
        "withdrawn_at": at(of.withdrawn_at),
        "interrupted_at": at(of.paused_at),
        "spoken_seconds": of.seconds(clock.now()),
        "allowed_seconds": of.allowed_seconds,
    }


def find_debate(actor: Actor, key: UUID) -> AgendaItem:
    """A point that the actor may read."""
    found = AgendaItem.objects.visible_to(actor).select_related("sitting__body", "sitting__chair_post")
    return get_object_or_404(found, pk=key)


def debate_shown(of: AgendaItem, actor: Actor) -> DebateShape:
    """The debate on a point."""
    floor = floor_of(of.sitting, of)
    return {
        "point": of.pk,
        "is_closed": floor.is_closed,
        "running": speech(floor.running) if floor.running and floor.running.item_id == of.pk else None,
        "waiting": [speech(turn.speech) for turn in floor.waiting],
        "spoken": [speech(one) for one in floor.done],
        "left_seconds": floor.point_left_seconds,
    }


def _speeches() -> Any:
    return Speech.objects.select_related(
        "sitting__body",
        "sitting__chair_post",
        "item",
        "invitation__holding__person",
        "invitation__holding__post__body",
        "invitation__holding__post__unit__organisation",
    )
