"""Decisions in writing by machine, to read: members are asked and answer on pages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.api.answers import listed, one
from decreta.api.describing import reads
from decreta.api.forms.queries import ProceduresQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import procedures as shapes
from decreta.api.queries.pages import Procedures
from decreta.api.things import PROCEDURE, writer
from decreta.meetings.enums import Form, SittingState

router = Router(tags=["meetings"])
_LIST = writer(Procedures)
_LATEST_FIRST = Order(("-until", "pk"))


@reads(router, "/procedures", Procedures, name="procedures", is_list=True)
def procedures(request: HttpRequest, query: Query[ProceduresQuery]) -> HttpResponse:
    """Decisions in writing that the post sees, the latest deadline first; of a body, those under way."""
    found = shapes.procedures(actor_of(request))
    if query.body:
        found = found.filter(sitting__body__code=query.body)
    if query.asking:
        found = found.filter(sitting__form=Form.WRITTEN, sitting__state=SittingState.OPEN)
    page = _LATEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _LIST, page, map(shapes.row, page.rows))


@reads(router, "/procedures/{uuid:pk}", shapes.ProcedureShape, name="procedure", is_of_one=True)
def procedure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A decision in writing: its questions, who has answered, and after the closing what was said and decided."""
    return one(request, PROCEDURE, pk)
