"""Papers that go round, by machine: sent, read, followed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import circulation as forms
from decreta.api.forms.queries import PageQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import circulation as shapes
from decreta.api.queries.pages import Circulations
from decreta.api.things import CIRCULATION, DOCUMENT, writer
from decreta.circulation import domain
from decreta.circulation.models import Circulation
from decreta.core.actor import Actor

router = Router(tags=["documents"])
_LIST = writer(Circulations)
_NEWEST_FIRST = Order(("-sent_at", "-pk"))


@reads(router, "/circulations", Circulations, name="circulations", is_list=True)
def circulations(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """What waits for the post to be read, the last sent first."""
    page = _NEWEST_FIRST.page(shapes.to_read(actor_of(request)), after=query.after, limit=query.limit)
    return listed(request, _LIST, page, map(shapes.row, page.rows))


@reads(router, "/circulations/{uuid:pk}", shapes.CirculationShape, name="circulation", is_of_one=True)
def circulation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A round with its readers: all of them for who follows it, only himself for a reader."""
    return one(request, CIRCULATION, pk)


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/circulations",
    "circulation.circulate",
    name="circulate_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.CirculationShape,
    form=forms.CirculateForm,
    status=201,
)
def circulate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask units, bodies and people to read a paper; it is opened to each of them."""
    data = bodies.read(request, forms.CirculateForm)
    return make_under(
        request,
        DOCUMENT,
        pk,
        lambda found, by: domain.circulate(document=found, by=by, **data.model_dump()),
        CIRCULATION,
    )


@does(
    router,
    "POST",
    "/circulations/{uuid:pk}/acknowledge",
    "circulation.acknowledge",
    name="acknowledge_circulation",
    scope=Scope.DOCUMENTS,
    shape=shapes.CirculationShape,
)
def acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that one has read the paper, in one's own post."""

    def do(found: Circulation, by: Actor) -> Any:
        reader = next((one for one in found.readers.all() if one.holding_id == by.holding_id), None)
        if reader is None:
            raise Http404
        return domain.acknowledge(reader=reader, by=by)

    return act_on(request, CIRCULATION, pk, do)


@does(
    router,
    "POST",
    "/circulations/{uuid:pk}/urge",
    "circulation.urge",
    name="urge_circulation",
    scope=Scope.DOCUMENTS,
    shape=shapes.CirculationShape,
)
def urge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Urge everybody who has not read it."""
    return act_on(request, CIRCULATION, pk, lambda found, by: domain.urge(circulation=found, by=by))


@does(
    router,
    "POST",
    "/circulations/{uuid:pk}/recall",
    "circulation.recall",
    name="recall_circulation",
    scope=Scope.DOCUMENTS,
    shape=shapes.CirculationShape,
    form=forms.RecallForm,
)
def recall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the round: nobody need read it any more."""
    reason = bodies.read(request, forms.RecallForm).reason
    return act_on(request, CIRCULATION, pk, lambda found, by: domain.recall(circulation=found, reason=reason, by=by))
