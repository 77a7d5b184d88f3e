"""The standing deputies of a member of a body."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet

from decreta.organisation.models import Body, Holding, StandingDeputy


def deputies_of(membership: Holding) -> QuerySet[StandingDeputy]:
    """Everybody who was, is or will be a standing deputy of a membership, the latest first."""
    found = StandingDeputy.objects.filter(membership=membership).select_related("person")
    return found.order_by("-valid_from", "person__full_name", "pk")


def deputies_in(body: Body, person: UUID, *, on: dt.date) -> QuerySet[StandingDeputy]:
    """The standing deputies of a person in a body on a day, by his memberships of that day."""
    own = Holding.objects.valid_on(on).filter(person_id=person, post__body=body)
    found: QuerySet[StandingDeputy] = StandingDeputy.objects.valid_on(on).filter(membership__in=own)
    return found
