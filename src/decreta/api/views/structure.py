"""The structure by machine: open to everybody who may sign in."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.api.answers import listed, one, plain
from decreta.api.describing import reads
from decreta.api.forms.queries import HoldingsQuery, OrganisationsQuery, PostsQuery, ValidQuery, YearQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import pages
from decreta.api.queries import structure as shapes
from decreta.api.things import BODY, HOLDING, ORGANISATION, POST, writer
from decreta.core import clock
from decreta.organisation.models import Unit
from decreta.organisation.queries.days_off import special_days
from decreta.organisation.queries.finding import holdings_named

router = Router(tags=["structure"])
_ORGANISATIONS, _UNITS, _BODIES = writer(pages.Organisations), writer(pages.Units), writer(pages.Bodies)
_POSTS, _HOLDINGS, _GROUPS, _DAYS = map(writer, (pages.Posts, pages.Holdings, pages.Groups, pages.Days))
_BY_CODE = Order(("code",))


def _day(query: ValidQuery) -> dt.date:
    return dt.date.fromisoformat(query.on) if query.on else clock.today()


@reads(router, "/organisations", pages.Organisations, name="organisations", is_list=True)
def organisations(request: HttpRequest, query: Query[OrganisationsQuery]) -> HttpResponse:
    """Agencies that are valid on a day, in the order of the tree."""
    found = shapes.organisations(actor_of(request)).valid_on(_day(query))  # type: ignore[attr-defined]
    if query.parent:
        found = found.filter(parent__code=query.parent)
    if query.kind:
        found = found.filter(kind=query.kind)
    page = Order(("path",)).page(found, after=query.after, limit=query.limit)
    return listed(request, _ORGANISATIONS, page, map(shapes.organisation, page.rows))


@reads(router, "/organisations/{code}", shapes.OrganisationShape, name="organisation", is_of_one=True)
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """An agency with its departments, and what it was before or became."""
    return one(request, ORGANISATION, code)


@reads(router, "/units", pages.Units, name="units", is_list=True)
def units(request: HttpRequest, query: Query[OrganisationsQuery]) -> HttpResponse:
    """Departments that are valid on a day; of one agency with `parent`."""
    found = Unit.objects.visible_to(actor_of(request)).valid_on(_day(query)).select_related("organisation", "parent")
    if query.parent:
        found = found.filter(organisation__code=query.parent)
    page = _BY_CODE.page(found, after=query.after, limit=query.limit)
    return listed(request, _UNITS, page, map(shapes.unit, page.rows))


@reads(router, "/bodies", pages.Bodies, name="bodies", is_list=True)
def bodies(request: HttpRequest, query: Query[ValidQuery]) -> HttpResponse:
    """Committees, councils, working groups and support teams that are valid on a day."""
    found = shapes.bodies(actor_of(request)).valid_on(_day(query))  # type: ignore[attr-defined]
    page = _BY_CODE.page(found, after=query.after, limit=query.limit)
    return listed(request, _BODIES, page, map(shapes.body, page.rows))


@reads(router, "/bodies/{code}", shapes.BodyShape, name="body", is_of_one=True)
def body(request: HttpRequest, code: str) -> HttpResponse:
    """A body with its terms, whom it serves, and who does its daily work."""
    return one(request, BODY, code)


def _at_place(query: PostsQuery, prefix: str = "") -> Q:
    found = Q()
    if query.organisation:
        found &= Q(**{f"{prefix}unit__organisation__code": query.organisation})
    if query.body:
        found &= Q(**{f"{prefix}body__code": query.body})
    return found


@reads(router, "/posts", pages.Posts, name="posts", is_list=True)
def posts(request: HttpRequest, query: Query[PostsQuery]) -> HttpResponse:
    """Offices in units and bodies that are valid on a day."""
    found = shapes.posts(actor_of(request)).valid_on(_day(query)).filter(_at_place(query))  # type: ignore[attr-defined]
    page = _BY_CODE.page(found, after=query.after, limit=query.limit)
    return listed(request, _POSTS, page, map(shapes.post_row, page.rows))


@reads(router, "/posts/{code}", shapes.PostRow, name="post", is_of_one=True)
def post(request: HttpRequest, code: str) -> HttpResponse:
    """An office."""
    return one(request, POST, code)


@reads(router, "/holdings", pages.Holdings, name="holdings", is_list=True)
def holdings(request: HttpRequest, query: Query[HoldingsQuery]) -> HttpResponse:
    """Who holds which post on a day; by a part of any name with `q`."""
    day = _day(query)
    found: Any = shapes.holdings(actor_of(request)).valid_on(day)  # type: ignore[attr-defined]
    if query.q.strip():
        found = found.filter(pk__in=holdings_named(query.q, on=day).order_by().values("pk"))
    page = Order(("post__code", "pk")).page(
        found.filter(_at_place(query, "post__")), after=query.after, limit=query.limit
    )
    return listed(request, _HOLDINGS, page, map(shapes.holding, page.rows))


@reads(router, "/holdings/{uuid:pk}", shapes.HoldingRow, name="holding", is_of_one=True)
def holding(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who holds a post from when to when."""
    return one(request, HOLDING, pk)


@reads(router, "/groups", pages.Groups, name="groups", is_list=True)
def groups(request: HttpRequest, query: Query[ValidQuery]) -> HttpResponse:
    """Named sets of organisations, with those that belong to them on a day."""
    page = _BY_CODE.page(shapes.groups(), after=query.after, limit=query.limit)
    return listed(request, _GROUPS, page, [shapes.group(one, _day(query)) for one in page.rows])


@reads(router, "/calendar", pages.Days, name="calendar")
def calendar(request: HttpRequest, query: Query[YearQuery]) -> HttpResponse:
    """Days off and compensation working days of a year, and the office's own."""
    days = [
        {"day": one.day, "is_working": one.is_working, "reason": str(one.reason)} for one in special_days(query.year)
    ]
    return plain(_DAYS, {"items": days})
