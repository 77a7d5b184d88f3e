"""Minutes, decisions and attendance by machine, to read: they are written and entered on pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.api.answers import listed, one, plain
from decreta.api.answers import shown as answer_with
from decreta.api.describing import reads
from decreta.api.forms.queries import AsOfQuery, AttendanceQuery, DecisionsQuery, MinutesQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import minutes as shapes
from decreta.api.queries.pages import Decisions, MinutesPage
from decreta.api.things import DECISION, EDITION, MINUTES, writer
from decreta.core import clock
from decreta.minutes.queries.decided import found as decisions_found

router = Router(tags=["meetings"])
_MINUTES, _DECISIONS, _ATTENDANCE = map(writer, (MinutesPage, Decisions, shapes.AttendanceShape))
_LATEST_SITTING_FIRST = Order(("-sitting__starts_at", "pk"))
_LATEST_FIRST = Order(("-decided_on", "-number", "pk"))


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text) if text else clock.today()


@reads(router, "/minutes", MinutesPage, name="minutes", is_list=True)
def minutes(request: HttpRequest, query: Query[MinutesQuery]) -> HttpResponse:
    """Minutes that the post may see, the latest sitting first."""
    found = shapes.minutes(actor_of(request))
    if query.state:
        found = found.filter(state=query.state)
    if query.body:
        found = found.filter(sitting__body__code=query.body)
    page = _LATEST_SITTING_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _MINUTES, page, map(shapes.row, page.rows))


@reads(router, "/minutes/{uuid:pk}", shapes.MinutesShape, name="minutes_of_sitting", is_of_one=True)
def minutes_of_sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Minutes with their words: the newest edition that was put before the members; as they stand now for who writes them."""
    return one(request, MINUTES, pk)


@reads(
    router,
    "/minutes/{uuid:pk}/editions/{int:ordinal}",
    shapes.EditionShape,
    name="edition_of_minutes",
    is_of_one=True,
)
def edition(request: HttpRequest, pk: UUID, ordinal: int) -> HttpResponse:
    """An edition of minutes as it was put before the members, without the points that one does not read."""
    return one(request, EDITION, (pk, ordinal))


@reads(router, "/decisions", Decisions, name="decisions", is_list=True)
def decisions(request: HttpRequest, query: Query[DecisionsQuery]) -> HttpResponse:
    """The register of decisions that the post sees, the latest first, with what held of each at the end of a day."""
    actor, day = actor_of(request), _day(query.as_of)
    found = decisions_found(actor, words=query.q, body=query.body, life=query.life, as_of=day)
    page = _LATEST_FIRST.page(shapes.decided(found, actor), after=query.after, limit=query.limit)
    rows = [shapes.decision_row(of, day) for of in page.rows]
    return listed(request, _DECISIONS, page, rows, as_of=day)


@reads(router, "/decisions/{uuid:pk}", shapes.DecisionDetail, name="decision", is_of_one=True)
def decision(request: HttpRequest, pk: UUID, query: Query[AsOfQuery]) -> HttpResponse:
    """A decision: its words, what holds of it, which decisions it changes and which change it, its tasks as of a day."""
    found = replace(DECISION.find(actor_of(request), pk), as_of=_day(query.as_of))
    return answer_with(request, DECISION, found)


@reads(router, "/bodies/{code}/attendance", shapes.AttendanceShape, name="attendance")
def attendance(request: HttpRequest, code: str, query: Query[AttendanceQuery]) -> HttpResponse:
    """Who came to the closed sittings of a body that the post may see: chair and members, over a term."""
    return plain(_ATTENDANCE, shapes.attendance(actor_of(request), code, query.term))
