"""In whose house a directive is: whose units and officers may be named for its tasks.

That of the organisations that do the daily work of the body which supervises the tasks, and of the one that issued the paper.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.directives.models import Directive
from decreta.documents.enums import DocumentState
from decreta.organisation.models import Holding, Organisation, StandingAgency, Unit


def houses_of(directive: Directive, day: dt.date) -> QuerySet[Organisation]:
    """The organisations to which a directive belongs; none of a body for which no organisation works."""
    document = directive.document
    issuer = document.organisation_id if document.state != DocumentState.RECEIVED else None
    return houses_for(directive.body_id, issuer, day)


def houses_for(body_id: UUID | None, issuer_id: UUID | None, day: dt.date) -> QuerySet[Organisation]:
    """The same of a directive that is not entered yet: by who will supervise it, and the organisation that issued it."""
    standing = StandingAgency.objects.valid_on(day).filter(body=body_id)
    theirs = Q(pk__in=standing.order_by().values("organisation_id"))
    if issuer_id is not None:
        theirs |= Q(pk=issuer_id)
    return Organisation.objects.valid_on(day).filter(theirs).order_by("path")


def units_of(houses: QuerySet[Organisation], day: dt.date) -> QuerySet[Unit]:
    """The units of houses on a day."""
    found = Unit.objects.valid_on(day).filter(organisation__in=houses.order_by())
    return found.select_related("organisation").order_by("organisation__path", "code")


def officers_of(houses: QuerySet[Organisation], day: dt.date) -> QuerySet[Holding]:
    """Who holds a post in houses on a day."""
    found = Holding.objects.valid_on(day).filter(post__unit__organisation__in=houses.order_by())
    found = found.select_related("person", "post__unit__organisation")
    return found.order_by("post__unit__organisation__path", "post__rank", "person__full_name", "pk")
