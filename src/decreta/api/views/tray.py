"""The intake tray by machine: a file is laid in, what was read is asked for, it is registered or leaves with a reason."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make, make_under
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import tray as forms
from decreta.api.forms.documents import ReasonForm
from decreta.api.forms.queries import TrayQuery
from decreta.api.gate import ANY, actor_of
from decreta.api.paging import Order
from decreta.api.queries import arrivals as arrivals_shapes
from decreta.api.queries import tray as shapes
from decreta.api.queries.pages import Tray
from decreta.api.references import References
from decreta.api.refusals import Mistake
from decreta.api.things import ARRIVAL, TRAY_PAPER, writer
from decreta.api.views.arrivals import bearing_of, coming_of, noted, sender_of
from decreta.capture import domain
from decreta.capture.delivering import give_original, give_rendition
from decreta.capture.enums import Way
from decreta.capture.models import TrayPaper
from decreta.core.actor import Actor
from decreta.documents.enums import Through
from decreta.documents.models import Arrival

router = Router(tags=["documents"])
_TRAY = writer(Tray)
_OLDEST_FIRST = Order(("brought_at", "pk"))


@reads(router, "/tray", Tray, name="tray", is_list=True)
def tray(request: HttpRequest, query: Query[TrayQuery]) -> HttpResponse:
    """Papers in the trays of the post's houses, those that came first on top."""
    found = shapes.tray(actor_of(request), state=query.state)
    page = _OLDEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _TRAY, page, map(shapes.row, page.rows))


@reads(router, "/tray/{uuid:pk}", shapes.TrayShape, name="tray_paper", is_of_one=True)
def tray_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper with what was read for the fields of the register."""
    return one(request, TRAY_PAPER, pk)


@reads(router, "/tray/{uuid:pk}/paper", None, name="file_of_tray_paper", gives=ANY)
def rendition(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The PDF that was made of what came, with its text where that was recognised."""
    found = shapes.find(actor_of(request), pk)
    return give_rendition(found, request=request, actor=actor_of(request), through=Through.API)


@reads(router, "/tray/{uuid:pk}/originals/{int:ordinal}", None, name="original_of_tray_paper", gives=ANY)
def original(request: HttpRequest, pk: UUID, ordinal: int) -> HttpResponseBase:
    """A file as it came."""
    found = shapes.find(actor_of(request), pk)
    file = get_object_or_404(found.originals.select_related("file__blob"), ordinal=ordinal).file
    return give_original(file, [found], request=request, actor=actor_of(request), through=Through.API)


@does(
    router,
    "POST",
    "/tray",
    "capture.take_in",
    name="bring",
    scope=Scope.DOCUMENTS,
    shape=shapes.TrayShape,
    form=forms.BringForm,
    with_files=True,
    status=201,
    is_of_one=False,
)
def bring(request: HttpRequest) -> HttpResponse:
    """Lay a file into the tray. A scan that separator sheets part gives several papers; the answer is the first."""
    data = bodies.read(request, forms.BringForm, with_files=True)
    known = References()
    house = known.organisation(data.organisation, "/organisation")
    known.check()
    assert house is not None
    file = bodies.file_named(request, data.file, "/file")

    def do(by: Actor) -> TrayPaper:
        return domain.bring(organisation=house, name=file.name or "", content=file.read(), way=Way.MACHINE, by=by)[0]

    return make(request, do, TRAY_PAPER)


@does(
    router,
    "POST",
    "/tray/{uuid:pk}/register",
    "capture.register",
    "documents.note_correspondent",
    name="register_tray_paper",
    scope=Scope.DOCUMENTS,
    shape=arrivals_shapes.ArrivalShape,
    form=forms.TrayArrivalForm,
    status=201,
)
def register(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register it under the next number of the year, with the files that lie in the tray."""
    data = bodies.read(request, forms.TrayArrivalForm)
    known = References()
    sender = sender_of(known, data.sender)
    if sender is None and not data.is_new_sender and not known.mistakes:
        known.mistakes.append(Mistake(_("Nobody is known by this name."), "/sender", code="unknown_sender"))
    known.check()

    def do(found: TrayPaper, by: Actor) -> Arrival:
        return domain.register(
            paper=found,
            sender=sender or noted(found.organisation, data.sender, by),
            bearing=bearing_of(data),
            coming=coming_of(data),
            is_compared=data.is_compared,
            by=by,
        )

    return make_under(request, TRAY_PAPER, pk, do, ARRIVAL)


@does(
    router,
    "POST",
    "/tray/{uuid:pk}/return",
    "capture.give_back",
    name="return_tray_paper",
    scope=Scope.DOCUMENTS,
    shape=shapes.TrayShape,
    form=ReasonForm,
)
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return it to who sent it, unregistered."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, TRAY_PAPER, pk, lambda found, by: domain.give_back(paper=found, reason=reason, by=by))


@does(
    router,
    "POST",
    "/tray/{uuid:pk}/set-aside",
    "capture.set_aside",
    name="set_tray_paper_aside",
    scope=Scope.DOCUMENTS,
    shape=shapes.TrayShape,
    form=ReasonForm,
)
def set_aside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it wait, with a reason."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, TRAY_PAPER, pk, lambda found, by: domain.set_aside(paper=found, reason=reason, by=by))


@does(
    router,
    "POST",
    "/tray/{uuid:pk}/take-up",
    "capture.take_up",
    name="take_up_tray_paper",
    scope=Scope.DOCUMENTS,
    shape=shapes.TrayShape,
)
def take_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take up what was set aside."""
    return act_on(request, TRAY_PAPER, pk, lambda found, by: domain.take_up(paper=found, by=by))


@does(
    router,
    "POST",
    "/tray/{uuid:pk}/drop",
    "capture.drop",
    name="drop_tray_paper",
    scope=Scope.DOCUMENTS,
    shape=shapes.TrayShape,
    form=ReasonForm,
)
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it out of the tray: it is no paper of the office. The file is kept."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, TRAY_PAPER, pk, lambda found, by: domain.drop(paper=found, reason=reason, by=by))
