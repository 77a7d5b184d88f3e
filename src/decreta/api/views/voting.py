"""Ballots by machine, to read: votes are put, cast and counted on pages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.api.answers import listed, one
from decreta.api.describing import reads
from decreta.api.forms.queries import BallotsQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import voting as shapes
from decreta.api.queries.pages import Ballots
from decreta.api.things import BALLOT, PUBLISHED, writer

router = Router(tags=["meetings"])
_LIST = writer(Ballots)
_NEWEST_FIRST = Order(("-opened_at", "pk"))


@reads(router, "/ballots", Ballots, name="ballots", is_list=True)
def ballots(request: HttpRequest, query: Query[BallotsQuery]) -> HttpResponse:
    """Ballots under points that the post may read, the newest first; of a sitting, of a point, of a body, those that stand."""
    found = shapes.ballots(actor_of(request))
    if query.sitting:
        found = found.filter(sitting_id=UUID(query.sitting))
    if query.point:
        found = found.filter(item_id=UUID(query.point))
    if query.body:
        found = found.filter(sitting__body__code=query.body)
    if query.closed:
        found = found.filter(closed_at__isnull=False, annulled_at=None)
    page = _NEWEST_FIRST.page(shapes.rows(found), after=query.after, limit=query.limit)
    return listed(request, _LIST, page, shapes.counted(page.rows))


@reads(router, "/ballots/{uuid:pk}", shapes.BallotShape, name="ballot", is_of_one=True)
def ballot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A ballot with its roll: after the closing its result, and who voted how where the vote is by name."""
    return one(request, BALLOT, pk)


@reads(router, "/ballots/{uuid:pk}/papers", shapes.PublishedShape, name="papers_of_ballot", is_of_one=True)
def papers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The published papers of a counted secret ballot, as `recount.py` reads them; 404 for any other ballot."""
    return one(request, PUBLISHED, pk)
