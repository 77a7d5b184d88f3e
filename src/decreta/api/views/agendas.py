"""Proposed points and templates of agendas by machine, to read: they are proposed, reviewed and kept on pages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.api.answers import listed, one
from decreta.api.describing import reads
from decreta.api.forms.queries import AgendaTemplatesQuery, ProposalsQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import agendas as shapes
from decreta.api.queries.pages import AgendaTemplates, Proposals
from decreta.api.things import PROPOSAL, writer

router = Router(tags=["meetings"])
_PROPOSALS, _TEMPLATES = map(writer, (Proposals, AgendaTemplates))
_LATEST_FIRST = Order(("-changed_at", "pk"))
_BY_NAME = Order(("body__code", "name", "pk"))


@reads(router, "/proposed-points", Proposals, name="proposed_points", is_list=True)
def proposed_points(request: HttpRequest, query: Query[ProposalsQuery]) -> HttpResponse:
    """Points that are proposed to bodies, as far as the post sees them, the latest change first."""
    found = shapes.proposals(actor_of(request))
    if query.state:
        found = found.filter(state=query.state)
    if query.body:
        found = found.filter(body__code=query.body)
    page = _LATEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _PROPOSALS, page, map(shapes.row, page.rows))


@reads(router, "/proposed-points/{uuid:pk}", shapes.ProposedPointShape, name="proposed_point", is_of_one=True)
def proposed_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A proposed point: what it is about, whose turn it is, what happened to it."""
    return one(request, PROPOSAL, pk)


@reads(router, "/agenda-templates", AgendaTemplates, name="agenda_templates", is_list=True)
def agenda_templates(request: HttpRequest, query: Query[AgendaTemplatesQuery]) -> HttpResponse:
    """Agendas that were kept for bodies whose sittings the post prepares: of each name the newest, with its points."""
    found = shapes.templates(actor_of(request))
    if query.body:
        found = found.filter(body__code=query.body)
    page = _BY_NAME.page(found, after=query.after, limit=query.limit)
    return listed(request, _TEMPLATES, page, map(shapes.template, page.rows))
