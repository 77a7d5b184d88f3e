"""Who sits where in a sitting by his post."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q

from decreta.core import clock
from decreta.meetings.enums import PART_OF_ROLE, VOTING_PARTS, Part
from decreta.meetings.models import Invitation, Sitting
from decreta.organisation.models import Holding, Post
from decreta.organisation.queries.actors import bodies_served
from decreta.organisation.rules import capabilities_of


def holder_of(post: Post, *, on: dt.date) -> Holding | None:
    """Who holds the post on a day; None when it is vacant."""
    return (
        Holding.objects.valid_on(on)
        .filter(post=post)
        .select_related("person__user", "post")
        .order_by("valid_from")
        .first()
    )


def own_part(holding: Holding, sitting: Sitting) -> str:
    """As what somebody sits who does not chair: by his role in the body, a guest when he is not of it."""
    if holding.post.body_id != sitting.body_id:
        return Part.GUEST
    return PART_OF_ROLE.get(holding.post.role, Part.GUEST)


def vote_of(sitting: Sitting, holding: Holding, part: str) -> dict[str, Any]:
    """The vote that an invitation takes over from the membership by which somebody sits; nothing for who does not vote.

    Votes in another body say nothing here: who is invited as a member from there has one.
    """
    if part not in VOTING_PARTS:
        return {}
    if holding.post.body_id == sitting.body_id or holding.post_id == sitting.chair_post_id:
        return {"has_vote": holding.has_vote, "weight": holding.weight}
    return {"has_vote": True, "weight": 1}


def runs_by_post(invitation: Invitation) -> bool:
    """Whether who is invited chairs or prepares the sittings of the body by a post today, in the body or in what serves it.

    Such a post opens a sitting to him whether he has a seat in it or not.
    """
    sitting = invitation.sitting
    held = Holding.objects.valid_on(clock.today()).filter(person_id=invitation.holding.person_id)
    return any(
        one.post_id == sitting.chair_post_id
        or (
            "prepare_sittings" in capabilities_of(one.post.role, in_organisation=False)
            and (one.post.body_id == sitting.body_id or sitting.body_id in bodies_served(one))
        )
        for one in held.select_related("post__unit")
    )


def seat_that_runs(sitting: Sitting, *, person_id: UUID, on: dt.date) -> Holding | None:
    """The post, among those that a person holds, in which he chairs or prepares this sitting. One statement.

    While another presides, the chair's post runs nothing.
    """
    chair_post = sitting.chair_post_id if sitting.acting_chair_id is None else None
    held = (
        Holding.objects.valid_on(on)
        .filter(person_id=person_id)
        .filter(Q(post_id=sitting.chair_post_id) | Q(post__body_id=sitting.body_id))
        .select_related("post")
        .order_by("post__rank", "pk")
    )
    return next(
        (
            one
            for one in held
            if one.post_id == chair_post or "prepare_sittings" in capabilities_of(one.post.role, in_organisation=False)
        ),
        None,
    )
