"""Whom a member who cannot come may name in his place."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.meetings.models import Invitation
from decreta.meetings.policies import day_of
from decreta.organisation.models import Holding
from decreta.organisation.queries.deputies import deputies_in
from decreta.organisation.queries.finding import holdings_named


def may_be_named(invitation: Invitation, words: str = "") -> QuerySet[Holding]:
    """Who holds a post, on the day of the sitting, in an organisation in which the member holds one, and is not invited.

    So is a standing deputy of the member, of whatever house. Who was named before by the same member may be named again.
    """
    day = day_of(invitation.sitting)
    person = invitation.holding.person_id
    own = Holding.objects.valid_on(day).filter(person_id=person, post__unit__isnull=False)
    invited = Invitation.objects.filter(sitting_id=invitation.sitting_id).exclude(named_by=invitation)
    standing = deputies_in(invitation.sitting.body, person, on=day)
    of_house = Q(post__unit__organisation__in=own.values("post__unit__organisation_id"))
    found = holdings_named(words, on=day).filter(of_house | Q(person__in=standing.values("person_id")))
    return found.exclude(person_id=person).exclude(person_id__in=invited.values("holding__person_id"))


def standing_deputies(invitation: Invitation) -> list[Holding]:
    """Those of them who are his standing deputies on the day, each in the first of his posts, by the day since when they are.

    Three statements at most.
    """
    day = day_of(invitation.sitting)
    standing = deputies_in(invitation.sitting.body, invitation.holding.person_id, on=day)
    order = list(standing.order_by("valid_from", "pk").values_list("person_id", flat=True))
    if not order:
        return []
    first: dict[UUID, Holding] = {}
    for one in may_be_named(invitation).filter(person_id__in=order):
        first.setdefault(one.person_id, one)
    return sorted(first.values(), key=lambda one: order.index(one.person_id))
