"""Motions as readers see them: what would change, in which order the chair takes them, what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from decreta.core.prepared import prepared
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.differences import Change, diff
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.queries.room import Room
from decreta.motions.enums import PROCEDURAL, MotionState, Stance
from decreta.motions.merging import hunks, merged, paragraphs, reach
from decreta.motions.models import Motion, Voice

_KEPT = "motions"


@dataclass(frozen=True)
class Standing:
    """A motion with the text that its amendment is laid on. `now` is None where that was removed."""

    motion: Motion
    now: str | None = None

    @cached_property
    def merged(self) -> str | None:
        """The conclusion as it would read; None when it is no amendment, or one in conflict."""
        if not self.motion.is_amendment or self.now is None:
            return None
        return merged(self.motion.base, self.motion.text, self.now)

    @property
    def is_in_conflict(self) -> bool:
        """Whether what it changes was changed meanwhile, or removed, while nothing is decided."""
        undecided = self.motion.is_alive or self.motion.waits_to_be_worked_in
        return self.motion.is_amendment and undecided and self.merged is None

    @cached_property
    def changes(self) -> list[Change]:
        """What it changes: in the present text where it can be laid on it, else in the one that its mover had."""
        one = self.motion
        if one.worked_in_at is not None and not one.is_alive:
            return difference(one.was, one.became)
        if one.is_alive and self.now is not None and self.merged is not None:
            return difference(self.now, self.merged)
        return difference(one.base, one.text)

    @property
    def still_written(self) -> list[str]:
        """What an annulled ballot has written and is there still, since somebody wrote on in the same words."""
        if not self.motion.still_stands or self.now is None:
            return []
        there = self.now.split("\n")
        return [line for hunk in hunks(self.motion.was, self.motion.became) for line in hunk.lines if line in there]

    @property
    def paragraphs(self) -> list[int]:
        """Which paragraphs of the text that its mover had it touches, counted from one."""
        return paragraphs(self.motion.base, self.motion.text)

    @property
    def supporters(self) -> int:
        """How many support it beside its mover."""
        return int(getattr(self.motion, "supporters", 0))

    @property
    def objectors(self) -> int:
        return int(getattr(self.motion, "objectors", 0))

    @property
    def order(self) -> tuple[int, int, int, int]:
        """How the chair takes them: as he put them, else how the body goes on first, then the farthest-reaching."""
        one = self.motion
        far = reach(one.base, one.text) if one.is_amendment else 0
        rank = 0 if one.kind in PROCEDURAL else 1 if one.is_amendment else 2
        return (one.place or 0, rank, -far, one.ordinal)


def difference(old: str, new: str) -> list[Change]:
    """What changed from one text to another, by line and word."""
    return diff(parse_blocks(old), parse_blocks(new))


def motions() -> QuerySet[Motion]:
    """Motions with all that is shown of one, its voices counted."""
    voices = Count("voices", filter=Q(voices__stance=Stance.SUPPORTS))
    objections = Count("voices", filter=Q(voices__stance=Stance.OBJECTS))
    found = Motion.objects.annotate(supporters=voices, objectors=objections)
    return found.select_related(
        "sitting__body",
        "sitting__chair_post",
        "item",
        "mover__holding__person",
        "mover__holding__post",
        "conclusion",
        "ballot",
    )


@prepared
def moved(sitting: UUID) -> QuerySet[Motion]:
    """Whether anything was moved in a sitting."""
    return Motion.objects.filter(sitting_id=sitting)


def standing_of(motion: Motion) -> Standing:
    """One motion as it stands."""
    motion.item.sitting = motion.sitting  # its body is at hand already
    return Standing(motion, motion.amended)


def in_order(found: Iterable[Standing]) -> list[Standing]:
    """Those that are before the body, as the chair takes them: who was put by hand keeps his place."""
    return sorted(found, key=lambda one: (one.motion.place is None, *one.order))


def on_point(item: AgendaItem) -> list[Standing]:
    """Everything that was moved on a point, the earliest first. One statement."""
    return [standing_of(one) for one in motions().filter(item=item).order_by("ordinal")]


def of_room(room: Room) -> Mapping[UUID, Sequence[Standing]]:
    """Motions by point, of the points that the room's reader reads. One statement, once for all places of a page."""
    kept = room.__dict__.get(_KEPT)
    if "motions" in room.lacks:
        return {}
    if not isinstance(kept, dict):
        kept = room.__dict__[_KEPT] = _by_point(room)
    return kept


def _by_point(room: Room) -> dict[UUID, list[Standing]]:
    read = {item.pk: item for item in room.points if not item.is_withheld}
    found: dict[UUID, list[Standing]] = {}
    for one in motions().filter(sitting=room.sitting, item__in=list(read)).order_by("ordinal"):
        one.item = read[one.item_id]
        found.setdefault(one.item_id, []).append(standing_of(one))
    return found


def voices_of(motion: Motion) -> list[Voice]:
    """Who supports a motion and who objects, by name."""
    found = Voice.objects.filter(motion=motion).select_related("invitation__holding__person")
    return list(found.order_by("stance", "invitation__holding__person__full_name"))


def seats_that_move(sitting: Sitting, proposers: Sequence[str]) -> QuerySet[Invitation]:
    """Those whom the rules let move something, by name."""
    found = Invitation.objects.filter(sitting=sitting, part__in=list(proposers)).standing()
    return found.select_related("holding__person", "holding__post").order_by("holding__person__full_name")


def before_the_body(found: Iterable[Standing]) -> list[Standing]:
    """What waits to be decided, in the chair's order."""
    return in_order(one for one in found if one.motion.is_pending)


def voted_on(found: Iterable[Standing]) -> Standing | None:
    """The motion that is voted on now."""
    return next((one for one in found if one.motion.state == MotionState.VOTING), None)
