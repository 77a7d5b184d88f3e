"""Who has a vote on a point now, how heavy it is, and who casts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from decreta.core.prepared import prepared
from decreta.meetings.enums import VOTING_PARTS, Audience, Part
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Sitting
from decreta.meetings.queries.then import presiding_then, seated_then
from decreta.voting.models import Proxy, Recusal


@dataclass(frozen=True)
class Place:
    """One line of a roll."""

    voter: UUID
    caster: UUID
    weight: int


@dataclass(frozen=True)
class Roll:
    """Who votes on a point, and how many votes stand in a whole of all members although nobody casts them here."""

    places: Sequence[Place]
    kept_out: int
    #: Who has stepped back from the point.
    recused: frozenset[UUID] = frozenset()


def roll_of(sitting: Sitting, item: AgendaItem, *, then: dt.datetime | None = None) -> Roll:
    """Chair and members with a vote who read the point and have not stepped back from it. Four statements.

    From whom the point is kept has no vote on it, but is a member still: a question does not come nearer to its majority
    because fewer may read it. Only who has stepped back is in no base, and who is no member on the day of the sitting.
    A member who is present casts his vote himself. Else his substitute does, when he is present; else the holder of
    his proxy. A substitute or holder who has stepped back himself casts for nobody.

    `then`: as it was at that moment, by what is noted. Proxies are those noted by then; who has stepped back counts
    whenever it was noted: without network it was declared in the room and written down later.
    """
    invited = _seated(sitting) if then is None else seated_then(sitting, then)
    declared = Recusal.objects.filter(item=item)
    given = Proxy.objects.filter(Q(is_for_points=False) | Q(points=item), sitting=sitting)
    if then is None:
        given = given.filter(revoked_at=None)
        presides = sitting.acting_chair_id
    else:
        given = given.filter(Q(revoked_at=None) | Q(revoked_at__gt=then), given_at__lte=then)
        acting = presiding_then(sitting, then)
        presides = acting.invitation.holding.person_id if acting is not None else None
    recused = set(declared.values_list("invitation_id", flat=True))
    proxies = dict(given.values_list("giver_id", "holder_id"))
    substitutes: dict[UUID, Any] = {one.sits_for_id: one for one in invited if one.sits_for_id is not None}
    kept_from = _not_reading(item, invited)
    if presides is not None:  # who presides reads every point, as the chair does
        kept_from -= {one.pk for one in invited if one.person == presides}
    # Who was invited and sits there no more casts for nobody either.
    barred = recused | kept_from | (set(proxies.values()) - {one.pk for one in invited})
    members = [one for one in invited if one.part in VOTING_PARTS and one.has_vote and one.pk not in recused]
    voters = [one for one in members if one.pk not in kept_from]
    # Who sits for a member reads what that member reads.
    standing_in = {absent: one for absent, one in substitutes.items() if one.pk not in recused}
    places = [Place(one.pk, _caster(one, standing_in, proxies, barred), one.weight) for one in voters]
    return Roll(places, sum(one.weight for one in members) - sum(one.weight for one in voters), frozenset(recused))


def _seated(sitting: Sitting) -> list[Any]:
    here = Attendance.objects.filter(invitation=OuterRef("pk"), left_at=None)
    standing = Invitation.objects.filter(sitting=sitting).standing()
    return list(standing.annotate(is_here=Exists(here), person=F("holding__person_id")).order_by("pk"))


def stepped_back_from(item: AgendaItem) -> frozenset[UUID]:
    """The invitations of those who take no part in the decision on a point. One statement."""
    return frozenset(Recusal.objects.filter(item=item).values_list("invitation_id", flat=True))


@prepared
def recused_in(sitting: UUID) -> QuerySet[Recusal]:
    """Whether anybody has stepped back from a point of a sitting."""
    return Recusal.objects.filter(invitation__sitting_id=sitting)


def presides_though_recused(sitting: Sitting, item: AgendaItem) -> bool:
    """Whether who presides now has stepped back from a point. One statement."""
    found = Recusal.objects.filter(item=item)
    if sitting.acting_chair_id is None:
        return found.filter(invitation__part=Part.CHAIR).exists()
    return found.filter(invitation__holding__person=sitting.acting_chair_id).exists()


def _not_reading(item: AgendaItem, invited: Sequence[Any]) -> set[UUID]:
    """Those from whom a confidential point is kept: nobody decides on what he may not read."""
    if item.audience == Audience.EVERYBODY:
        return set()
    shared = set(item.shares.values_list("invitation_id", flat=True))
    is_for_members = item.audience == Audience.MEMBERS
    return {
        one.pk
        for one in invited
        if one.part != Part.CHAIR and one.pk not in shared and not (is_for_members and one.part != Part.GUEST)
    }


def _caster(voter: Any, substitutes: dict[UUID, Any], proxies: dict[UUID, UUID], barred: set[UUID]) -> UUID:
    """Who casts the vote of an annotated invitation."""
    own: UUID = voter.pk
    if voter.is_here:
        return own
    substitute = substitutes.get(own)
    if substitute is not None and substitute.is_here:
        found: UUID = substitute.pk
        return found
    holder = proxies.get(own)
    return holder if holder is not None and holder not in barred else own
