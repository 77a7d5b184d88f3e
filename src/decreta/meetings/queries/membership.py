"""Who sits in a body by his post on the day of a sitting: dated, whoever was invited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from decreta.meetings.enums import PART_OF_ROLE, VOTING_PARTS, Part, Removed, SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.organisation.models import Holding


@dataclass(frozen=True)
class Membership:
    """The chair and the members of a body on the day of a sitting, each person once; and who has any post of it then."""

    day: dt.date
    members: Sequence[Holding]
    persons: frozenset[UUID]
    #: Those who have the post that presides.
    presiding: frozenset[UUID]
    #: Whether the session runs: for so long who is excluded from it does not sit.
    is_open: bool = False

    def stands(self, invitation: Invitation) -> bool:
        """Whether somebody sits as what he was invited as. The same rule as `InvitationQuerySet.standing`.

        A guest is invited himself; chair, members and secretaries by a post that they have on the day, or another that
        gives the same part.
        """
        held = invitation.holding
        if invitation.removed_as == Removed.ENDED or (invitation.removed_as and self.is_open):
            return False
        if invitation.part == Part.GUEST or held.person_id in self.presiding:
            return True
        if invitation.part == Part.MEMBER and any(one.person_id == held.person_id for one in self.members):
            return True
        if invitation.part == Part.SECRETARY and held.person_id in self.persons:
            return True
        return held.valid_from <= self.day and (held.valid_to is None or held.valid_to > self.day)

    def left_out(self, invitations: Iterable[Invitation]) -> list[Holding]:
        """The members who are not invited as such, successors of those who were among them; not who was removed."""
        invited = {
            one.holding.person_id
            for one in invitations
            if one.part in VOTING_PARTS and (one.removed_as or self.stands(one))
        }
        return [one for one in self.members if one.person_id not in invited]


def membership_of(sitting: Sitting) -> Membership:
    """Who sits in the body of a sitting on its day. One statement."""
    return memberships_of([sitting])[sitting.pk]


def memberships_of(sittings: Sequence[Sitting]) -> dict[UUID, Membership]:
    """Who sits in the bodies of many sittings, in each on its own day. One statement."""
    days = {one.pk: day_of(one) for one in sittings}
    if not days:
        return {}
    of_them = Q(post__body_id__in={one.body_id for one in sittings}) | Q(
        post_id__in={one.chair_post_id for one in sittings}
    )
    lasting = Q(valid_from__lte=max(days.values())) & (Q(valid_to=None) | Q(valid_to__gt=min(days.values())))
    held = list(
        Holding.objects.filter(of_them, lasting)
        .select_related("person", "post__body", "post__unit__organisation")
        .order_by("post__rank", "person__full_name", "pk")
    )
    return {one.pk: _membership(one, days[one.pk], held) for one in sittings}


def _membership(sitting: Sitting, day: dt.date, found: Iterable[Holding]) -> Membership:
    held = [one for one in found if one.valid_from <= day and (one.valid_to is None or one.valid_to > day)]
    of_it = [
        one
        for one in held
        if one.post_id == sitting.chair_post_id
        or (one.post.body_id == sitting.body_id and one.post.role in PART_OF_ROLE)
    ]
    members: dict[UUID, Holding] = {}
    for one in sorted(of_it, key=lambda one: one.post_id != sitting.chair_post_id):
        if one.post_id == sitting.chair_post_id or PART_OF_ROLE[one.post.role] == Part.MEMBER:
            members.setdefault(one.person_id, one)
    presiding = frozenset(one.person_id for one in of_it if one.post_id == sitting.chair_post_id)
    is_open = sitting.state == SittingState.OPEN
    return Membership(day, list(members.values()), frozenset(one.person_id for one in of_it), presiding, is_open)


def left_out_of(sitting: Sitting) -> list[Holding]:
    """The members of the body who are not invited to a sitting. Two statements."""
    return membership_of(sitting).left_out(sitting.invitations.select_related("holding"))
