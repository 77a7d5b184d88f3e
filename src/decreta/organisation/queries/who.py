"""Who holds what on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from decreta.organisation.models import Body, Holding, Organisation, Post, Unit


def holders(post: Post, *, on: dt.date) -> QuerySet[Holding]:
    """Holdings of a post on a day."""
    return Holding.objects.valid_on(on).filter(post=post).select_related("person", "post")


def holdings_in(
    *,
    on: dt.date,
    organisation: Organisation | None = None,
    unit: Unit | None = None,
    body: Body | None = None,
    roles: Iterable[str] | None = None,
) -> QuerySet[Holding]:
    """Holdings of the posts in an organisation, unit or body on a day, perhaps only of some roles."""
    found = Holding.objects.valid_on(on).select_related("person__user", "post")
    if organisation is not None:
        found = found.filter(post__unit__organisation=organisation)
    if unit is not None:
        found = found.filter(post__unit=unit)
    if body is not None:
        found = found.filter(post__body=body)
    if roles is not None:
        found = found.filter(post__role__in=list(roles))
    return found.order_by("post__rank", "person__full_name")
