"""Motions by machine, to read: they are moved, supported and decided on pages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.api.answers import listed, one
from decreta.api.describing import reads
from decreta.api.forms.queries import MotionsQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import motions as shapes
from decreta.api.queries.pages import Motions
from decreta.api.things import MOTION, writer

router = Router(tags=["meetings"])
_LIST = writer(Motions)
_LATEST_FIRST = Order(("-moved_at", "pk"))


@reads(router, "/motions", Motions, name="motions", is_list=True)
def motions(request: HttpRequest, query: Query[MotionsQuery]) -> HttpResponse:
    """What was moved on points that the post reads, the latest first."""
    found = shapes.motions(actor_of(request))
    if query.sitting:
        found = found.filter(sitting_id=UUID(query.sitting))
    if query.point:
        found = found.filter(item_id=UUID(query.point))
    if query.state:
        found = found.filter(state=query.state)
    page = _LATEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _LIST, page, map(shapes.row, page.rows))


@reads(router, "/motions/{uuid:pk}", shapes.MotionShape, name="motion", is_of_one=True)
def motion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A motion with what it changes, who supports it and who objects, and what became of it."""
    return one(request, MOTION, pk)
