"""Points that their sitting has not dealt with, and where they went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.agendas.enums import Way
from decreta.agendas.models import Adoption, CarriedPoint, Deferral, Proposal, ResumedPoint
from decreta.agendas.queries.pool import sittings_of
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.meetings.enums import Form, PointKind, Purpose, SittingState
from decreta.meetings.models import AgendaItem, Conclusion, Sitting
from decreta.meetings.queries.room import Room

#: For how long a desk asks what becomes of them, from the day of the sitting. Its page goes on offering it.
ASKED_FOR: Final = dt.timedelta(days=60)
#: By this name it is known whether anything was put off in a sitting (`Room.lacks`).
DEFERRED: Final = "agendas.deferred"


@dataclass(frozen=True)
class LeftPoint:
    """A point that was not dealt with: the proposal that it came from, and what the body has decided of it, if anything."""

    item: AgendaItem
    proposal: Proposal | None = None
    deferral: Deferral | None = None
    #: Whether a draft waits under it: it is concluded first, or goes on with what was drafted.
    waits: bool = False

    @property
    def body_id(self) -> UUID:
        """The body that has to deal with it."""
        body: UUID = self.proposal.body_id if self.proposal is not None else self.item.sitting.body_id
        return body

    @property
    def ways(self) -> list[Way]:
        """Where it can go; back only to somebody who proposed it, nowhere only without a draft that waits."""
        has_proposer = self.proposal is not None and not self.proposal.is_of_office
        gone = {Way.BACK: not has_proposer, Way.STAYS: self.waits}
        return [one for one in Way if not gone.get(one)]

    @property
    def offered(self) -> Way | None:
        """Where it goes unless something else is chosen: as the body decided, else it waits. One that was dealt with stays.

        None where a draft waits: what becomes of the point is said when that is concluded, or on purpose.
        """
        if self.waits:
            return None
        if self.deferral is not None:
            way = Way(self.deferral.way)
            return way if way in self.ways else Way.POOL
        return Way.POOL if self.item.began_at is None else Way.STAYS


def _not_dealt_with() -> Q:
    """What the body has put off, what was never taken up, and what was to be decided and has no conclusion."""
    concluded = Exists(Conclusion.objects.concluded().filter(item=OuterRef("pk")))
    to_decide = Q(purpose__in=[Purpose.DECISION, Purpose.CONSENT])
    return Q(deferral__isnull=False) | (~concluded & (Q(began_at=None) | to_decide))


def _left(sitting: str = "sitting") -> QuerySet[AgendaItem]:
    over = Q(**{f"{sitting}__state": SittingState.CLOSED, f"{sitting}__form": Form.SESSION})
    found = AgendaItem.objects.filter(over | Q(**{f"{sitting}__state": SittingState.CANCELLED}))
    return found.filter(_not_dealt_with(), kind=PointKind.ORDINARY, carried=None)


def left_behind(sitting: Sitting) -> list[LeftPoint]:
    """The points of a closed or cancelled sitting of which nobody has said yet where they go, in order. Two statements."""
    drafted = Exists(Conclusion.objects.waiting().filter(item=OuterRef("pk")))
    read = _left().filter(sitting=sitting).annotate(is_drafted=drafted).select_related("deferral")
    items = list(read.order_by("position"))
    if not items:
        return []
    proposed = {one.item_id: one for one in Proposal.objects.filter(item__in=items).select_related("proposer__person")}
    found = []
    for item in items:
        item.sitting = sitting
        deferral = getattr(item, "deferral", None)
        found.append(LeftPoint(item, proposed.get(item.pk), deferral, waits=item.is_drafted))
    return found


def sittings_to(left: Iterable[LeftPoint], sitting: Sitting, actor: Actor) -> dict[UUID, list[Sitting]]:
    """By the bodies of points that are left: other sittings onto whose agenda they can come. One statement for each body."""
    bodies = {one.body_id for one in left}
    return {body: list(sittings_of(body, actor).exclude(pk=sitting.pk)) for body in bodies}


def carried_from(room: Room) -> list[CarriedPoint]:
    """Where the points of a sitting went that were not dealt with, of those that the reader reads, in order. One statement."""
    read = {one.pk: one for one in room.points if not one.is_withheld}
    rows = CarriedPoint.objects.filter(item__sitting=room.sitting, item__in=list(read)).order_by("item__position")
    found = list(rows)
    for one in found:
        one.item = read[one.item_id]
    return found


@prepared
def deferred_in(sitting_id: UUID) -> QuerySet[Deferral]:
    """What the body has put off in a sitting."""
    return Deferral.objects.filter(item__sitting_id=sitting_id).order_by("item__position")


@prepared
def carried_in(sitting_id: UUID) -> QuerySet[CarriedPoint]:
    """Whether it was said of points of a sitting where they go."""
    return CarriedPoint.objects.filter(item__sitting_id=sitting_id)


@prepared
def resumed_in(sitting_id: UUID) -> QuerySet[ResumedPoint]:
    """Whether a point of a sitting that was put off came before the body again."""
    return ResumedPoint.objects.filter(item__sitting_id=sitting_id)


@prepared
def adopted_in(sitting_id: UUID) -> QuerySet[Adoption]:
    """Whether anything was adopted by consent in a sitting."""
    return Adoption.objects.filter(item__sitting_id=sitting_id)


def deferred(room: Room) -> Sequence[tuple[AgendaItem, Deferral]]:
    """The same, of the points that the reader reads. No statement where nothing was put off."""
    if DEFERRED in room.lacks:
        return []
    read = {one.pk: one for one in room.points if not one.is_withheld}
    return [(read[one.item_id], one) for one in deferred_in.rows(room.sitting.pk) if one.item_id in read]


@prepared
def on_desks(bodies: Ids, since: dt.datetime) -> QuerySet[Sitting]:
    """Sittings of bodies, from a day on, of which points wait to be carried over.

    What was taken up without a conclusion is offered on the page alone: the desk asks for what nobody came to, and for
    what the body has put off.
    """
    waits = _left().filter(Q(began_at=None) | Q(deferral__isnull=False), sitting_id=OuterRef("pk"))
    found = Sitting.objects.filter(starts_at__gte=since, state__in=[SittingState.CLOSED, SittingState.CANCELLED])
    return found.filter(Exists(waits), body_id__among=bodies).select_related("body").order_by("starts_at")
