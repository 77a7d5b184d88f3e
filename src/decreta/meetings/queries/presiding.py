"""Who presides over a sitting now, who did, and who can be asked to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from decreta.meetings.enums import VOTING_PARTS, Part
from decreta.meetings.models import Attendance, Invitation, Presiding, Sitting
from decreta.meetings.presiding import barred_from
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding

_RELATED = ("holding__person", "holding__post__body", "holding__post__unit__organisation")


def presiding_now(sitting: Sitting) -> Presiding | None:
    """Who presides in the place of the chair: for the point at hand, else for the rest. None while the chair does."""
    if sitting.acting_chair_id is None:
        return None
    found = Presiding.objects.filter(sitting=sitting, ended_at=None)
    rows = found.select_related("item", *(f"invitation__{way}" for way in _RELATED))
    return min(rows, key=lambda one: one.item_id is None, default=None)


def presidings_of(sitting: Sitting) -> list[Presiding]:
    """Everybody who presided in the place of the chair, in order."""
    found = Presiding.objects.filter(sitting=sitting)
    return list(found.select_related("item", *(f"invitation__{way}" for way in _RELATED)))


def presided_at_the_end(sitting: Sitting) -> Holding | None:
    """In which post somebody presided in the place of the chair when the sitting was closed. None where the chair did.

    Who had only a point does not sign for the sitting.
    """
    if sitting.closed_at is None:
        return None
    found = Presiding.objects.filter(sitting=sitting, item=None, ended_at=sitting.closed_at)
    last = found.select_related("invitation__holding__person", "invitation__holding__post").last()
    return last.invitation.holding if last is not None else None


def seat_of_the_chair(sitting: Sitting) -> Any:
    """The seat of who chairs by his post, with `is_here`; None where he was not invited."""
    return _seats(sitting).filter(part=Part.CHAIR).first()


def is_presided(sitting: Sitting) -> bool:
    """Whether who presides now is there and may: a chair who has not come is not, nor who stepped back from the point."""
    seat = _seat_of_who_presides(sitting)
    return seat is not None and seat.pk not in barred_from(sitting.current_item)


def has_only_stepped_back(sitting: Sitting) -> bool:
    """Whether who presides now is there, and may not over the point at hand alone."""
    seat = _seat_of_who_presides(sitting)
    return seat is not None and seat.pk in barred_from(sitting.current_item)


def _seat_of_who_presides(sitting: Sitting) -> Any:
    """His seat, if he is there."""
    acting = presiding_now(sitting)
    seat = seat_of_the_chair(sitting) if acting is None else _seats(sitting).filter(pk=acting.invitation_id).first()
    return seat if seat is not None and seat.is_here else None


def can_preside(sitting: Sitting) -> Sequence[Invitation]:
    """The members present who could preside, in the order in which a body looks to them: deputies first, then by rank.

    Neither who chairs by his post (he takes the chair back) nor who presides already, nor who stepped back from the
    point at hand.
    """
    barred = barred_from(sitting.current_item)
    acting = presiding_now(sitting)
    rows = [
        one
        for one in _seats(sitting).filter(part=Part.MEMBER).select_related(*_RELATED)
        if one.is_here and one.pk not in barred and (acting is None or one.pk != acting.invitation_id)
    ]
    return sorted(rows, key=_in_line)


def _in_line(one: Invitation) -> tuple[bool, int, str]:
    post = one.holding.post
    return (post.role != Role.DEPUTY, post.rank, one.holding.person.full_name)


def _seats(sitting: Sitting) -> QuerySet[Any]:
    here = Attendance.objects.filter(invitation=OuterRef("pk"), left_at=None)
    voting = Invitation.objects.filter(sitting=sitting, part__in=VOTING_PARTS).standing()
    return voting.annotate(is_here=Exists(here))
