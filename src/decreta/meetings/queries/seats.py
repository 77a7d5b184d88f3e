"""As whom somebody sits in a sitting himself, and how somebody invited is present."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.meetings.models import Attendance, Invitation, Sitting


def own_seats(sitting: Sitting | UUID, *, actor: Actor, parts: Collection[str] = ()) -> QuerySet[Invitation]:
    """The seat of the acting person in a sitting, in whatever post he acts; none where he has it no more on its day.

    Where `parts` are named, only a seat as one of these. It comes with the sitting, its body and chair, and the holder.
    """
    if actor.person_id is None:
        return Invitation.objects.none()
    found = _seats_of(sitting, actor.person_id)
    return found.filter(part__in=list(parts)) if parts else found


def _seats_of(sitting: Sitting | UUID, person: UUID) -> QuerySet[Invitation]:
    found = Invitation.objects.select_related("sitting__body", "sitting__chair_post", "holding__person")
    return found.filter(sitting=sitting, holding__person_id=person).standing()


def own_seat(sitting: Sitting | UUID, *, actor: Actor, parts: Collection[str] = ()) -> Invitation | None:
    """The same seat, or None. At most one statement."""
    return own_seats(sitting, actor=actor, parts=parts).first()


def presence_in(closed_at: dt.datetime | None, seat: str) -> Subquery:
    """How somebody is present now, in a closed sitting how he was at last; empty where he is not. `seat` is the path to his.

    At the closing everybody leaves: who left with it was present to the end.
    """
    is_here = Q(left_at=None) if closed_at is None else Q(left_at=None) | Q(left_at=closed_at)
    # Nobody stays twice at a time, so the stay is found without putting all of them in order: a congress asks for a
    # thousand seats with every page.
    return Subquery(Attendance.objects.filter(is_here, invitation=OuterRef(seat)).values("presence")[:1])


def presence_at(moment: dt.datetime, seat: str) -> Subquery:
    """How somebody was present at a moment that is past; empty where he was not. `seat` is the path to his."""
    stays = Attendance.objects.filter(was_there(moment), invitation=OuterRef(seat))
    return Subquery(stays.order_by("came_at").values("presence")[:1])


def was_there(moment: dt.datetime) -> Q:
    """Of stays: those that cover a moment."""
    return Q(came_at__lte=moment) & (Q(left_at=None) | Q(left_at__gte=moment))


def with_presence(
    found: QuerySet[Invitation], *, closed_at: dt.datetime | None, moment: dt.datetime | None = None
) -> QuerySet[Any]:
    """Invitations to a sitting with how each is present (`now`) and since when he is or was (`since`), in the same statement.

    With `moment` `now` is how he was present then.
    """
    since = Subquery(_stays("pk").values("came_at")[:1])
    now = presence_in(closed_at, "pk") if moment is None else presence_at(moment, "pk")
    return found.annotate(now=now, since=since)


@prepared
def present_seat(sitting: UUID, person: UUID, closed_at: dt.datetime | None) -> QuerySet[Any]:
    """The seat of a person, with how he is present."""
    return with_presence(_seats_of(sitting, person), closed_at=closed_at).order_by("pk")[:1]


def _stays(seat: str) -> QuerySet[Attendance]:
    return Attendance.objects.filter(invitation=OuterRef(seat)).order_by("-came_at", "-pk")
