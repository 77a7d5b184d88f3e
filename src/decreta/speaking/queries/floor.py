"""Who speaks, who waits in which order, how much time is left: what the pages of a sitting show of a debate."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from decreta.core import clock
from decreta.core.prepared import prepared
from decreta.meetings.models import AgendaItem, Sitting
from decreta.speaking import rules
from decreta.speaking.enums import Sequence, SpeechKind
from decreta.speaking.models import ClosedList, Debate, SpeakingGroup, SpeakingSeat, Speech


@dataclass(frozen=True)
class Turn:
    """Somebody who waits: his place in the order, how long he has spoken in this sitting."""

    place: int
    speech: Speech
    spoken_seconds: int


@dataclass(frozen=True)
class GroupTime:
    """A group, how long it has spoken in this sitting, and what is left of its budget (None without one)."""

    group: SpeakingGroup
    seats: int
    spoken_seconds: int
    #: Until when that was counted, while one of it speaks: it goes on; None where it stands.
    since: dt.datetime | None = None

    @property
    def left_seconds(self) -> int | None:
        budget = self.group.budget_seconds
        return None if budget is None else max(budget - self.spoken_seconds, 0)


@dataclass(frozen=True)
class Floor:
    """The debate on one point at a moment. Four statements, however many ask to speak."""

    sitting: Sitting
    item: AgendaItem
    debate: Debate | None
    is_closed: bool
    speeches: list[Speech]
    seats: list[SpeakingSeat]
    all_groups: list[SpeakingGroup]
    at: dt.datetime

    @cached_property
    def running(self) -> Speech | None:
        return next((one for one in self.speeches if one.runs), None)

    @cached_property
    def group_of(self) -> dict[UUID, UUID]:
        """Group by invitation."""
        return {seat.invitation_id: seat.group_id for seat in self.seats}

    @cached_property
    def spoken(self) -> dict[UUID, int]:
        """Seconds spoken in this sitting, by invitation."""
        return rules.seconds_by(self.speeches, None, self.at)

    @cached_property
    def waiting(self) -> list[Turn]:
        """Those who wait on this point, in order."""
        begun = sorted((one for one in self.speeches if one.began_at), key=lambda one: (one.began_at, one.pk))
        rows = rules.in_order(
            [one for one in self.speeches if one.waits and one.item_id == self.item.pk],
            order=self.debate.sequence if self.debate else Sequence.ASKED,
            spoken=self.spoken,
            groups=self.group_of,
            last_groups=[
                self.group_of.get(one.invitation_id, one.invitation_id)
                for one in begun
                if one.item_id == self.item.pk and one.kind != SpeechKind.ORDER
            ],
        )
        return [Turn(place, one, self.spoken.get(one.invitation_id, 0)) for place, one in enumerate(rows, start=1)]

    @property
    def following(self) -> Turn | None:
        return next(iter(self.waiting), None)

    @cached_property
    def done(self) -> list[Speech]:
        """Those who have spoken on this point, as they began."""
        found = [one for one in self.speeches if one.ended_at and one.item_id == self.item.pk]
        return sorted(found, key=lambda one: (one.began_at, one.pk))

    @property
    def spoken_on_point(self) -> int:
        """Seconds spoken on this point, points of order left out."""
        return sum(
            one.seconds(self.at)
            for one in self.speeches
            if one.item_id == self.item.pk and one.kind != SpeechKind.ORDER
        )

    @property
    def point_left_seconds(self) -> int | None:
        """What is left of the time for this point; None without a limit."""
        if self.debate is None or self.debate.point_seconds is None:
            return None
        return max(self.debate.point_seconds - self.spoken_on_point, 0)

    @property
    def counts_since(self) -> dt.datetime | None:
        """Until when times are counted, where they go on: somebody speaks, is not interrupted, and not to order."""
        now = self.running
        return self.at if now is not None and now.paused_at is None and now.kind != SpeechKind.ORDER else None

    @property
    def point_since(self) -> dt.datetime | None:
        """The same for the time of this point."""
        return self.counts_since if self.running is not None and self.running.item_id == self.item.pk else None

    @cached_property
    def groups(self) -> list[GroupTime]:
        times = rules.seconds_by(self._counted, self.group_of, self.at)
        speaks = self.group_of.get(self.running.invitation_id) if self.running is not None else None
        return [
            GroupTime(
                group,
                sum(seat.group_id == group.pk for seat in self.seats),
                times.get(group.pk, 0),
                self.counts_since if group.pk == speaks else None,
            )
            for group in self.all_groups
        ]

    @property
    def _counted(self) -> list[Speech]:
        return [one for one in self.speeches if one.kind != SpeechKind.ORDER]

    def limit_of(self, speech: Speech) -> int | None:
        """What a speech may take that begins now, in seconds; None without a limit."""
        group = self.group_of.get(speech.invitation_id)
        own = next((one for one in self.groups if one.group.pk == group), None)
        return rules.limit_of(
            speech.kind,
            self.debate,
            spoken_on_point=self.spoken_on_point,
            budget=own.group.budget_seconds if own else None,
            used=own.spoken_seconds if own else 0,
        )


def quiet(sitting: Sitting, item: AgendaItem, *, at: dt.datetime) -> Floor:
    """The debate on a point of a sitting in which nobody has asked to speak, and that has no rules of its own."""
    return Floor(sitting=sitting, item=item, debate=None, is_closed=False, speeches=[], seats=[], all_groups=[], at=at)


@prepared
def speeches_in(sitting: UUID) -> QuerySet[Speech]:
    """Whether anybody has asked to speak in a sitting."""
    return Speech.objects.filter(sitting_id=sitting)


@prepared
def rules_in(sitting: UUID) -> QuerySet[Debate]:
    """Whether its debate has rules."""
    return Debate.objects.filter(sitting_id=sitting)


@prepared
def groups_in(sitting: UUID) -> QuerySet[SpeakingGroup]:
    """Whether there are groups of speakers."""
    return SpeakingGroup.objects.filter(sitting_id=sitting)


@prepared
def closed_in(sitting: UUID) -> QuerySet[ClosedList]:
    """Whether a list of speakers is closed."""
    return ClosedList.objects.filter(item__sitting_id=sitting)


def floor_of(sitting: Sitting, item: AgendaItem, *, at: dt.datetime | None = None) -> Floor:
    """The debate on a point now, or at a moment."""
    speeches = Speech.objects.filter(sitting=sitting, withdrawn_at=None).select_related(
        "sitting", "item", "invitation__holding__person", "invitation__holding__post"
    )
    seats = SpeakingSeat.objects.filter(group__sitting=sitting)
    return Floor(
        sitting=sitting,
        item=item,
        debate=Debate.objects.filter(sitting=sitting).first(),
        is_closed=ClosedList.objects.filter(item=item).exists(),
        speeches=list(speeches),
        seats=list(seats),
        all_groups=list(SpeakingGroup.objects.filter(sitting=sitting)),
        at=at or clock.now(),
    )
