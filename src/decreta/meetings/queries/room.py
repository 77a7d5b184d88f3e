"""A sitting as its pages show it: agenda with papers and conclusions, who is present, what became of earlier conclusions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.attaching import attach
from decreta.core.prepared import prepared
from decreta.directives.queries.followup import Followup, followup_of
from decreta.meetings import having, policies, recording
from decreta.meetings.deciding import Quorum
from decreta.meetings.enums import (
    VOTING_PARTS,
    Answer,
    Audience,
    Counted,
    Part,
    PointKind,
    Presence,
    Removed,
    SittingState,
)
from decreta.meetings.models import (
    AgendaItem,
    Attendance,
    Conclusion,
    Invitation,
    Paper,
    Presiding,
    Sitting,
)
from decreta.meetings.models.standing import Stands
from decreta.meetings.queries.audience import ALL, NOTHING_RESTRICTED, Sight, reads_everything, sight_of
from decreta.meetings.queries.matches import invited_as
from decreta.meetings.queries.membership import membership_of
from decreta.meetings.queries.presiding import presiding_now
from decreta.meetings.queries.rulebooks import Rules, quorum_rules_of
from decreta.meetings.queries.seats import present_seat, with_presence
from decreta.meetings.queries.tally import Counts, Tally, tally_of
from decreta.meetings.queries.then import as_it_was
from decreta.meetings.queries.timing import Slot, Timing, timing_of
from decreta.meetings.queries.under_points import PapersShown, put_under
from decreta.organisation.models import Holding


@dataclass(frozen=True)
class Seat:
    """An invited person and how he is present now (in a closed sitting: how he was at last)."""

    invitation: Invitation
    presence: str
    since: dt.datetime | None
    substituted_by: str = ""
    named_by: str = ""
    #: He has left the body before the day of the sitting: listed, not counted.
    has_left: bool = False
    #: Whether when he came or left was entered or changed later.
    is_entered_later: bool = False

    @property
    def person(self) -> str:
        return self.invitation.holding.person.full_name

    @property
    def is_excluded(self) -> bool:
        """Whether he was excluded for the rest of the session: a member still, and absent."""
        return self.invitation.removed_as == Removed.EXCLUDED

    @property
    def presence_label(self) -> str:
        if self.is_excluded:
            return str(Removed.EXCLUDED.label)
        if self.invitation.removed_as:
            return str(Removed.ENDED.label)
        if not self.presence and self.substituted_by:
            return _("absent, %(person)s sits for him") % {"person": self.substituted_by}
        if self.has_left:
            return _("no longer in this post on that day")
        return str(Presence(self.presence).label) if self.presence else _("absent")


#: So many invited are listed where a sitting is run; of more, somebody is found by his name.
MOST_LISTED = 60


@dataclass(frozen=True)
class Board(Counts):
    """Who is present. Counts are of the chair and the members; secretaries and guests are listed, not counted.

    Members are those of the body on the day of the sitting: who was not invited counts as absent (`left_out`), who has
    left it since does not count.
    """

    seats: list[Seat]
    left_out: Sequence[Holding] = ()

    @cached_property
    def of_members(self) -> list[Seat]:
        """The seats of the chair and the members."""
        return [seat for seat in self.seats if seat.invitation.part in VOTING_PARTS and not seat.has_left]

    @property
    def who_left(self) -> list[Seat]:
        """Those invited who are no longer in the body on the day."""
        return [seat for seat in self.seats if seat.has_left]

    def _counted(self, presence: str) -> int:
        return sum(1 for seat in self.of_members if seat.presence == presence)

    @cached_property
    def members(self) -> int:
        return len(self.of_members) + len(self.left_out)

    def excluded_votes(self, recused: Collection[UUID]) -> int:
        """The votes of members who are excluded: on no roll that is written now, and in every whole of all members."""
        out = [one.invitation for one in self.of_members if one.is_excluded and one.invitation.has_vote]
        return sum(one.weight for one in out if one.pk not in recused)

    @property
    def has_chair(self) -> bool:
        """Whether who chairs by his post is there."""
        return any(seat.presence for seat in self.seats if seat.invitation.part == Part.CHAIR and not seat.has_left)

    def quorum(self, rules: Rules) -> Quorum:
        """Whether enough are present. A seat counts as filled when its substitute sits there."""

        def counts(one: Invitation | Holding) -> bool:
            return one.has_vote or rules.counted == Counted.MEMBERS

        counted = [one for one in self.of_members if counts(one.invitation)]
        present = sum(1 for one in counted if one.presence or one.substituted_by)
        return rules.quorum_of(present=present, members=len(counted) + sum(map(counts, self.left_out)))

    @property
    def answers(self) -> list[tuple[str, int]]:
        """How many gave which answer, in the order of the answers; an answer nobody gave is left out."""
        given = Counter(seat.invitation.answer for seat in self.seats)
        order = (Answer.ATTENDS, Answer.REMOTE, Answer.EXCUSED, Answer.NONE)
        return [(str(answer.label), given[answer]) for answer in order if given[answer]]


@dataclass(frozen=True)
class Line:
    """A line of the agenda as a reader sees it, with its time; a heading has none."""

    item: AgendaItem
    slot: Slot | None


@dataclass(frozen=True)
class Written:
    """A conclusion as who tidies it has it before him: why it is changed no more, and where it may go in its point."""

    conclusion: Conclusion
    stands: str
    goes_up: bool
    goes_down: bool


@dataclass(frozen=True)
class Room:
    """Everything that a sitting's pages and its live fragments print. Four statements, however many points.

    Who is present is asked when it is shown.
    `points` are those that the reader may know of; of a confidential one that he does not read, only that it is there.
    """

    sitting: Sitting
    points: list[AgendaItem]
    at: dt.datetime
    rules: Rules

    @cached_property
    def board(self) -> Board:
        """Everybody who is invited, and how he is present: for pages that list them. Two statements."""
        return board_of(self.sitting)

    @cached_property
    def tally(self) -> Tally:
        """How many are present, without knowing whom. One statement."""
        return tally_of(self.sitting)

    @property
    def counts(self) -> Board | Tally:
        """How many are present: from the list where the page has one, else counted."""
        return self.board if "board" in self.__dict__ else self.tally

    @cached_property
    def is_large(self) -> bool:
        """Whether too many are invited to be listed on a page that is sent anew with every change."""
        size = self.sitting.invited_number
        return (self.tally.invited if size is None else size) > MOST_LISTED

    @property
    def listed(self) -> Sequence[Seat]:
        """Everybody who is invited, where that is a list; nobody in a large sitting."""
        return [] if self.is_large else self.board.seats

    @cached_property
    def quorum(self) -> Quorum:
        """Whether enough are present now; in a closed sitting, were at last."""
        return self.counts.quorum(self.rules)

    def seat_of(self, actor: Actor) -> Seat | None:
        """Where one reader sits himself, None where he does not. At most one statement, once for all parts of his page."""
        kept: dict[UUID | None, Seat | None] = self.__dict__.setdefault("_seats", {})
        if actor.person_id not in kept:
            kept[actor.person_id] = self._seat_of(actor)
        return kept[actor.person_id]

    def _seat_of(self, actor: Actor) -> Seat | None:
        """From the list where the page has one; who was removed is asked for, since with the closing he sits there again."""
        if "board" not in self.__dict__:
            return seat_of(self.sitting, actor)
        found = [one for one in self.board.seats if one.invitation.holding.person_id == actor.person_id]
        if any(one.invitation.removed_as for one in found):
            return seat_of(self.sitting, actor)
        return min((one for one in found if not one.has_left), key=lambda one: one.invitation.pk, default=None)

    @cached_property
    def presiding(self) -> Presiding | None:
        """Who presides in the place of the chair; asked only where somebody does."""
        return presiding_now(self.sitting)

    @cached_property
    def lacks(self) -> frozenset[str]:
        """The areas above that have nothing in this sitting: what they would ask is known."""
        return having.lacking(self.sitting)

    @cached_property
    def timing(self) -> Timing:
        """The times of the points that the reader knows of: what he does not know of leaves no gap."""
        return timing_of(self.sitting, self.points, at=self.at)

    @cached_property
    def lines(self) -> list[Line]:
        """The agenda in order, with times."""
        return [Line(item, self.timing.slots.get(item.pk)) for item in self.points]

    @cached_property
    def dealt_with(self) -> list[AgendaItem]:
        """Points without the headings over them."""
        return [item for item in self.points if not item.is_heading]

    @property
    def overrun(self) -> int:
        """By how many minutes the agenda goes beyond the time that the sitting was called for."""
        return self.timing.overrun(self.sitting)

    @property
    def current(self) -> AgendaItem | None:
        return next((item for item in self.points if item.pk == self.sitting.current_item_id), None)

    @property
    def point_seconds(self) -> float | None:
        """How long the point at hand has been dealt with until `at`, all its times together; None without one."""
        now = self.current
        if now is None or now.resumed_at is None or self.sitting.state != SittingState.OPEN:
            return None
        return ((now.spent or dt.timedelta()) + max(self.at - now.resumed_at, dt.timedelta())).total_seconds()

    @property
    def over_since(self) -> dt.datetime | None:
        """From when on each minute of the point at hand puts off the end of the session; None while it does not run."""
        after = self.timing.after
        return None if after is None else self.timing.ends_at - dt.timedelta(seconds=after)

    @property
    def over_seconds(self) -> float:
        """By how much the expected end is over the time of the sitting as of then; below nought while it fits."""
        return (self.timing.ends_at - self.sitting.ends_at).total_seconds()

    @property
    def waits(self) -> list[Conclusion]:
        """The drafts under the point at hand: whoever leaves it leaves them a draft."""
        return self.current.drafts if self.current is not None else []

    @property
    def next_point(self) -> AgendaItem | None:
        """The first point after the current one that has not begun, else one that was passed over on the way."""
        after = self.current.position if self.current else 0
        return next((item for item in self.left if item.position > after), next(iter(self.left), None))

    @property
    def left(self) -> list[AgendaItem]:
        """Points that have not begun and that the body has not put off."""
        return [item for item in self.dealt_with if item.began_at is None and not item.aside]

    @property
    def papers(self) -> list[Paper]:
        """Every paper that the reader is shown, in the order of the agenda."""
        return [paper for item in self.points for paper in item.papers.all()]

    @property
    def unread(self) -> int:
        """How many of them the reader has not opened in their present version."""
        return sum(1 for paper in self.papers if paper.read_version != paper.version)

    @property
    def replaced(self) -> list[tuple[AgendaItem, Paper]]:
        """Papers that were replaced while the sitting runs, the latest first."""
        opened = self.sitting.opened_at
        found = [
            (item, paper)
            for item in self.points
            for paper in item.papers.all()
            if opened is not None and paper.replaced_at is not None and paper.replaced_at >= opened
        ]
        return sorted(found, key=lambda pair: pair[1].since, reverse=True)

    @property
    def concluded(self) -> list[AgendaItem]:
        """Points under which something was concluded, the current one first."""
        found = [item for item in self.points if item.conclusions.all()]
        return sorted(found, key=lambda item: (item.pk != self.sitting.current_item_id, item.position))

    @cached_property
    def standing(self) -> Mapping[UUID, str]:
        """Which conclusions are changed no more, and why. Only what was concluded in a closed sitting is kept elsewhere."""
        if self.sitting.state != SittingState.CLOSED:
            return {}
        written = [one.pk for item in self.points for one in item.conclusions.all()]
        return recording.standing_among(written) if written else {}

    def written_under(self, item: AgendaItem) -> list[Written]:
        """What is concluded and drafted under a point, in order; what stands changes places with none."""
        rows = list(item.conclusions.all())
        free = [one.pk not in self.standing for one in rows]
        return [
            Written(
                one,
                self.standing.get(one.pk, ""),
                goes_up=place > 0 and free[place] and free[place - 1],
                goes_down=place + 1 < len(rows) and free[place] and free[place + 1],
            )
            for place, one in enumerate(rows)
        ]

    def point(self, pk: str) -> AgendaItem | None:
        return next((item for item in self.points if str(item.pk) == pk), None)

    @property
    def delay_minutes(self) -> int | None:
        """By how many minutes the current point began later than planned; None before and after the session."""
        if self.current is None or self.current.began_at is None or self.sitting.opened_at is None:
            return None
        planned = sum(item.minutes for item in self.points if item.position < self.current.position)
        return int((self.current.began_at - self.sitting.starts_at).total_seconds() // 60) - planned


def room_of(
    sitting: Sitting, *, actor: Actor | None = None, sight: Sight | None = None, has_openings: bool = False
) -> Room:
    """The state of a sitting as one reader, or one class of readers, may see it. `sitting` carries its body.

    Without either, nothing that is restricted is shown. `has_openings` is asked for who prepares the sitting: how many
    have opened each paper.
    """
    points: list[Any] = agenda_of.rows(sitting.pk)
    shown = ALL
    if any(item.is_restricted or item.has_closed_papers for item in points):
        shown = sight if sight is not None else sight_of(sitting, actor) if actor else NOTHING_RESTRICTED
    read = [item for item in points if shown.shows(item)]
    ended = sitting.has_papers_ended and not (sight is ALL or (actor is not None and reads_everything(sitting, actor)))
    given = PapersShown(
        Ids(shown.keys), everything=shown.everything, ended=ended, reader=actor, has_openings=has_openings
    )
    day = policies.day_of(sitting)
    rules = put_under(read, given, sitting.body, day)
    told = [item if shown.shows(item) else _withheld(item) for item in points if item.is_listed or shown.shows(item)]
    for item in told:
        item.sitting = sitting  # the body is at hand already
    return Room(sitting, told, clock.now(), rules)


@prepared
def agenda_of(sitting: UUID) -> QuerySet[AgendaItem]:
    """The points of a sitting with the time that was spent on each, and whether not everybody reads all of its papers."""
    closed_papers = Paper.objects.filter(item=OuterRef("pk")).exclude(audience=Audience.EVERYBODY)
    points = AgendaItem.objects.filter(sitting_id=sitting).with_time()
    return points.annotate(has_closed_papers=Exists(closed_papers))


def counted_in(sitting: Sitting) -> Room:
    """The same without the agenda: for what says only who is present. One statement; `sitting` carries its body."""
    return Room(sitting, [], clock.now(), quorum_rules_of(sitting.body, on=policies.day_of(sitting)))


#: What everybody learns of a confidential point that is listed.
_STILL_TOLD = ("pk", "sitting_id", "position", "level", "number", "kind", "minutes", "began_at", "ended_at", "is_late")


def _withheld(item: AgendaItem) -> AgendaItem:
    """A line that says only that there is a point: nothing else of it has been put into it."""
    found = AgendaItem(**{name: getattr(item, name) for name in _STILL_TOLD}, audience=item.audience)
    found.is_withheld = True
    found.spent, found.at_hand_since = item.spent, item.at_hand_since
    for way in ("papers", "conclusions", "shares"):
        attach([found], way, ())
    return found


def board_of(sitting: Sitting, *, then: dt.datetime | None = None) -> Board:
    """Who is invited and present, the chair first, then by part and rank; and which members are not invited.

    With `then` who was present, and not removed, at a moment of the session that is past. Two statements, one more for
    a moment. `sitting` carries its body.
    """
    found = _seated(sitting.invitations.all(), sitting, then=then)
    rows = list(found.order_by("holding__post__rank", "holding__person__full_name"))
    order = list(Part.values)
    membership = membership_of(sitting)
    if then is not None:
        membership = as_it_was(rows, membership, sitting, then=then)
    seats = [_seat(row, stands=membership.stands(row)) for row in sorted(rows, key=lambda row: order.index(row.part))]
    sitting_for = {one.invitation.sits_for_id: one for one in seats if one.invitation.sits_for_id and one.presence}
    names = {one.invitation.pk: one.person for one in seats}
    seats = [
        replace(one, named_by=names.get(one.invitation.named_by_id, "")) if one.invitation.named_by_id else one
        for one in seats
    ]
    return Board(
        [
            replace(one, substituted_by=sitting_for[one.invitation.pk].person)
            if one.invitation.pk in sitting_for and not one.presence and not one.is_excluded
            else one
            for one in seats
        ],
        membership.left_out(one.invitation for one in seats),
    )


def _seated(found: QuerySet[Invitation], sitting: Sitting, *, then: dt.datetime | None = None) -> QuerySet[Any]:
    """Invitations with all that a page says of them."""
    later = Attendance.objects.filter(invitation=OuterRef("pk")).exclude(entered_because="")
    found = found.select_related("holding__person", "holding__post__body", "holding__post__unit__organisation")
    present = with_presence(found, closed_at=sitting.closed_at, moment=then)
    rows: QuerySet[Any] = present.annotate(is_later=Exists(later))
    return rows


def _seat(row: Any, *, stands: bool) -> Seat:
    has_left = not stands and row.removed_as != Removed.EXCLUDED
    return Seat(row, row.now or "", row.since, has_left=has_left, is_entered_later=row.is_later)


def seats_called(sitting: Sitting, words: str) -> list[Seat]:
    """Those invited who are meant by a part of a name, where they are too many to be listed. Two statements."""
    found = Invitation.objects.filter(pk__in=[one.pk for one in invited_as(sitting, words)]).annotate(stands=Stands())
    rows = _seated(found, sitting).order_by("holding__person__full_name", "pk")
    return [_seat(row, stands=row.stands) for row in rows]


def seat_of(sitting: Sitting, actor: Actor) -> Seat | None:
    """Where somebody sits himself, and how he is present. At most one statement."""
    if actor.person_id is None:
        return None
    rows = present_seat.rows(sitting.pk, actor.person_id, sitting.closed_at)
    return Seat(rows[0], rows[0].now or "", rows[0].since) if rows else None


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
