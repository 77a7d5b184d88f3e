"""Whom a member who cannot come may name in his place."""

from __future__ import annotations

from django.db.models import QuerySet

from decreta.meetings.models import Invitation
from decreta.meetings.policies import day_of
from decreta.organisation.models import Holding
from decreta.organisation.queries.finding import holdings_named


def may_be_named(invitation: Invitation, words: str = "") -> QuerySet[Holding]:
    """Who holds a post, on the day of the sitting, in an organisation in which the member holds one, and is not invited.

    Who was named before by the same member may be named again.
    """
    day = day_of(invitation.sitting)
    person = invitation.holding.person_id
    own = Holding.objects.valid_on(day).filter(person_id=person, post__unit__isnull=False)
    invited = Invitation.objects.filter(sitting_id=invitation.sitting_id).exclude(named_by=invitation)
    found = holdings_named(words, on=day).filter(post__unit__organisation__in=own.values("post__unit__organisation_id"))
    return found.exclude(person_id=person).exclude(person_id__in=invited.values("holding__person_id"))
