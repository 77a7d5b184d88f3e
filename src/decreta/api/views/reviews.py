"""Directives without an end by machine: when they are looked at, what becomes of them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import reviews as forms
from decreta.api.forms.queries import ReviewsQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import reviews as shapes
from decreta.api.queries.pages import Reviews
from decreta.api.things import REVIEW, writer
from decreta.reviews import domain

router = Router(tags=["tasks"])
_LIST = writer(Reviews)
_LONGEST_DUE_FIRST = Order(("review_on", "pk"))


@reads(router, "/reviews", Reviews, name="reviews", is_list=True)
def reviews(request: HttpRequest, query: Query[ReviewsQuery]) -> HttpResponse:
    """Directives without an end that the post sees, by the day on which they are looked at: all, due, or near."""
    found = shapes.reviewed(actor_of(request), query.state)
    if query.body:
        found = found.filter(body__code=query.body)
    page = _LONGEST_DUE_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _LIST, page, map(shapes.row, page.rows))


@reads(router, "/reviews/{uuid:pk}", shapes.ReviewShape, name="review_of_directive", is_of_one=True)
def review_of_directive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A directive without an end, by the directive's id: its open tasks without a deadline, and its earlier reviews."""
    return one(request, REVIEW, pk)


@does(
    router,
    "POST",
    "/reviews/{uuid:pk}/review",
    "reviews.review",
    name="review_directive",
    scope=Scope.TASKS,
    shape=shapes.ReviewShape,
    form=forms.ReviewForm,
)
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what becomes of a directive without an end. Closed, its tasks without a deadline end: 204, it is none any more."""
    said = bodies.read(request, forms.ReviewForm).model_dump()
    return act_on(request, REVIEW, pk, lambda found, by: domain.review(directive=found, **said, by=by))


@does(
    router,
    "POST",
    "/reviews/{uuid:pk}/move",
    "reviews.move",
    name="move_review",
    scope=Scope.TASKS,
    shape=shapes.ReviewShape,
    form=forms.MoveForm,
)
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it be looked at on another day, with the reason."""
    said = bodies.read(request, forms.MoveForm).model_dump()
    return act_on(request, REVIEW, pk, lambda found, by: domain.move(directive=found, **said, by=by))
