"""A sitting as its pages show it: agenda with papers and conclusions, who is present, what became of earlier conclusions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.queries.followup import Followup, followup_of
from decreta.meetings import policies
from decreta.meetings.deciding import Quorum
from decreta.meetings.enums import Answer, Counted, Part, PointKind, Presence
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Sitting
from decreta.meetings.queries.rulebooks import Rules, quorum_rules_of


@dataclass(frozen=True)
class Seat:
    """An invited person and how he is present now (in a closed sitting: how he was at last)."""

    invitation: Invitation
    presence: str
    since: dt.datetime | None
    substituted_by: str = ""

    @property
    def person(self) -> str:
        return self.invitation.holding.person.full_name

    @property
    def presence_label(self) -> str:
        if not self.presence and self.substituted_by:
            return _("absent, %(person)s sits for him") % {"person": self.substituted_by}
        return str(Presence(self.presence).label) if self.presence else _("absent")


@dataclass(frozen=True)
class Board:
    """Who is present. Counts are of the chair and the members; secretaries and guests are listed, not counted."""

    seats: list[Seat]

    @cached_property
    def of_members(self) -> list[Seat]:
        """The seats of the chair and the members."""
        return [seat for seat in self.seats if seat.invitation.part in {Part.CHAIR, Part.MEMBER}]

    def _counted(self, presence: str) -> int:
        return sum(1 for seat in self.of_members if seat.presence == presence)

    @cached_property
    def members(self) -> int:
        return len(self.of_members)

    def quorum(self, rules: Rules) -> Quorum:
        """Whether enough are present. A seat counts as filled when its substitute sits there."""
        counted = [one for one in self.of_members if one.invitation.has_vote or rules.counted == Counted.MEMBERS]
        present = sum(1 for one in counted if one.presence or one.substituted_by)
        return rules.quorum_of(present=present, members=len(counted))

    @cached_property
    def in_room(self) -> int:
        return self._counted(Presence.IN_ROOM)

    @cached_property
    def remote(self) -> int:
        return self._counted(Presence.REMOTE)

    @property
    def answers(self) -> list[tuple[str, int]]:
        """How many gave which answer, in the order of the answers; an answer nobody gave is left out."""
        given = Counter(seat.invitation.answer for seat in self.seats)
        order = (Answer.ATTENDS, Answer.REMOTE, Answer.EXCUSED, Answer.NONE)
        return [(str(answer.label), given[answer]) for answer in order if given[answer]]

    @property
    def present(self) -> int:
        return self.in_room + self.remote

    @property
    def absent(self) -> int:
        return self.members - self.present

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """Name of the fill, start and width of each bar, in members."""
        return [("here", 0, self.in_room), ("online", self.in_room, self.remote), ("absent", self.present, self.absent)]


@dataclass(frozen=True)
class Room:
    """Everything that a sitting's pages and its live fragments print. Six statements, however many points."""

    sitting: Sitting
    points: list[AgendaItem]
    board: Board
    rules: Rules

    @cached_property
    def quorum(self) -> Quorum:
        """Whether enough are present now; in a closed sitting, were at last."""
        return self.board.quorum(self.rules)

    @property
    def current(self) -> AgendaItem | None:
        return next((item for item in self.points if item.pk == self.sitting.current_item_id), None)

    @property
    def next_point(self) -> AgendaItem | None:
        """The first point after the current one that has not begun; the order of the agenda decides."""
        after = self.current.position if self.current else 0
        return next((item for item in self.points if item.position > after), None)

    @property
    def left(self) -> list[AgendaItem]:
        """Points that have not begun."""
        return [item for item in self.points if item.began_at is None]

    @property
    def concluded(self) -> list[AgendaItem]:
        """Points under which something was concluded, the current one first."""
        found = [item for item in self.points if item.conclusions.all()]
        return sorted(found, key=lambda item: (item.pk != self.sitting.current_item_id, item.position))

    def point(self, pk: str) -> AgendaItem | None:
        return next((item for item in self.points if str(item.pk) == pk), None)

    @property
    def delay_minutes(self) -> int | None:
        """By how many minutes the current point began later than planned; None before and after the session."""
        if self.current is None or self.current.began_at is None or self.sitting.opened_at is None:
            return None
        planned = sum(item.minutes for item in self.points if item.position < self.current.position)
        return int((self.current.began_at - self.sitting.starts_at).total_seconds() // 60) - planned


def room_of(sitting: Sitting) -> Room:
    """The state of a sitting. `sitting` carries its body."""
    items = AgendaItem.objects.filter(sitting=sitting).prefetch_related("papers__file", "conclusions")
    points = list(items)
    for item in points:
        item.sitting = sitting  # the body is at hand already
    return Room(sitting, points, board_of(sitting), quorum_rules_of(sitting.body, on=policies.day_of(sitting)))


def board_of(sitting: Sitting) -> Board:
    """Who is invited and present, the chair first, then by part and rank."""
    attendances = Prefetch("attendances", queryset=Attendance.objects.order_by("came_at"))
    rows = (
        sitting.invitations.select_related(
            "holding__person", "holding__post__body", "holding__post__unit__organisation"
        )
        .prefetch_related(attendances)
        .order_by("holding__post__rank", "holding__person__full_name")
    )
    order = list(Part.values)
    seats = [_seat(row, sitting) for row in sorted(rows, key=lambda row: order.index(row.part))]
    sitting_for = {one.invitation.sits_for_id: one for one in seats if one.invitation.sits_for_id and one.presence}
    return Board(
        [
            replace(one, substituted_by=sitting_for[one.invitation.pk].person)
            if one.invitation.pk in sitting_for and not one.presence
            else one
            for one in seats
        ]
    )


def _seat(row: Invitation, sitting: Sitting) -> Seat:
    stays: Sequence[Attendance] = list(row.attendances.all())
    last = stays[len(stays) - 1] if stays else None
    # At closing everybody leaves: who left with it was present to the end.
    is_present = last is not None and (
        last.left_at is None or (sitting.closed_at is not None and last.left_at == sitting.closed_at)
    )
    return Seat(row, last.presence if last and is_present else "", last.came_at if last else None)


@dataclass(frozen=True)
class Earlier:
    """What became of earlier conclusions, as of the end of the sitting's day; `is_projection` while that is ahead."""

    as_of: dt.date
    is_projection: bool
    directives: list[Followup]


def earlier_of(sitting: Sitting, *, actor: Actor) -> Earlier | None:
    """Computed each time, and only of what the actor may see. None where the agenda has no such point."""
    if not sitting.agenda.filter(kind=PointKind.EARLIER_CONCLUSIONS).exists():
        return None
    as_of = policies.day_of(sitting)
    bodies = [sitting.body, *sitting.serves.all()]
    found = [one for one in followup_of(bodies=bodies, as_of=as_of, actor=actor) if one.decided_on < as_of]
    return Earlier(as_of, as_of > clock.today(), found)
