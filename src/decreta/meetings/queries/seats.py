"""As whom somebody sits in a sitting himself."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from decreta.core.actor import Actor
from decreta.meetings.models import Invitation, Sitting


def own_seats(sitting: Sitting | UUID, *, actor: Actor, parts: Collection[str] = ()) -> QuerySet[Invitation]:
    """The seat of the acting person in a sitting, in whatever post he acts; none where he has it no more on its day.

    Where `parts` are named, only a seat as one of these. It comes with the sitting, its body and chair, and the holder.
    """
    found = Invitation.objects.select_related("sitting__body", "sitting__chair_post", "holding__person")
    if actor.person_id is None:
        return found.none()
    found = found.filter(sitting=sitting, holding__person_id=actor.person_id)
    return (found.filter(part__in=list(parts)) if parts else found).standing()


def own_seat(sitting: Sitting | UUID, *, actor: Actor, parts: Collection[str] = ()) -> Invitation | None:
    """The same seat, or None. At most one statement."""
    return own_seats(sitting, actor=actor, parts=parts).first()
