"""Proposed points by machine: proposed, reviewed, put on an agenda. Templates of agendas are read, and kept on pages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.agendas import domain
from decreta.agendas.giving import give
from decreta.agendas.models import Proposal, ProposalPaper
from decreta.agendas.queries.pool import sittings_for
from decreta.api import bodies
from decreta.api.acting import act_on, make
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import agendas as forms
from decreta.api.forms.queries import AgendaTemplatesQuery, ProposalsQuery
from decreta.api.gate import PDF, actor_of
from decreta.api.paging import Order
from decreta.api.queries import agendas as shapes
from decreta.api.queries.pages import AgendaTemplates, Proposals
from decreta.api.references import References
from decreta.api.things import PROPOSAL, writer
from decreta.core.actor import Actor
from decreta.documents.enums import How
from decreta.meetings import rules as sittings
from decreta.meetings.models import Sitting

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


@reads(router, "/proposed-papers/{uuid:pk}/file", None, name="file_of_proposed_paper", gives=PDF)
def paper_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file of a paper of a proposed point (PDF)."""
    visible = ProposalPaper.objects.visible_to(actor_of(request))
    paper = get_object_or_404(
        visible.select_related("file__blob", "proposal__body", "proposal__item__sitting__body"), pk=pk
    )
    return give(paper, request=request, actor=actor_of(request), how=How.DOWNLOADED)


@does(
    router,
    "POST",
    "/proposed-points",
    "agendas.propose",
    name="propose_point",
    scope=Scope.MEETINGS,
    shape=shapes.ProposedPointShape,
    form=forms.NewProposalForm,
    status=201,
)
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a point to a body. It goes the body's way of review; papers follow."""
    data = bodies.read(request, forms.NewProposalForm)
    known = References()
    body = known.body(data.body, "/body")
    known.check()
    assert body is not None
    words = data.model_dump(exclude={"body"}, exclude_none=True)
    return make(request, lambda by: domain.propose_point(body=body, **words, by=by), PROPOSAL)


@does(
    router,
    "POST",
    "/proposed-points/{uuid:pk}/resend",
    "agendas.resend",
    name="resend_point",
    scope=Scope.MEETINGS,
    shape=shapes.ProposedPointShape,
    form=forms.ProposalForm,
)
def resend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a point again that came back, with all its words; its review begins anew."""
    words = bodies.read(request, forms.ProposalForm).model_dump()
    return act_on(request, PROPOSAL, pk, lambda found, by: domain.resend_proposal(proposal=found, by=by, **words))


@does(
    router,
    "POST",
    "/proposed-points/{uuid:pk}/papers",
    "agendas.add_proposal_paper",
    "files.store",
    name="add_proposed_paper",
    scope=Scope.MEETINGS,
    shape=shapes.ProposedPointShape,
    form=forms.ProposalPaperForm,
    with_files=True,
)
def add_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a paper (PDF) to a proposed point that is not on an agenda yet."""
    data = bodies.read(request, forms.ProposalPaperForm, with_files=True)
    file = bodies.file_named(request, data.file, "/file")
    upload = (file.name or "", file.read())

    def act(found: Proposal, by: Actor) -> ProposalPaper:
        return domain.add_proposal_paper(proposal=found, title=data.title, audience=data.audience, upload=upload, by=by)

    return act_on(request, PROPOSAL, pk, act)


@does(
    router,
    "POST",
    "/proposed-points/{uuid:pk}/approve",
    "agendas.approve",
    name="approve_point",
    scope=Scope.MEETINGS,
    shape=shapes.ProposedPointShape,
    form=forms.NoteForm,
)
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a point go on to the next level of review; after the last it is an open point of the body."""
    data = bodies.read(request, forms.NoteForm)
    return act_on(
        request, PROPOSAL, pk, lambda found, by: domain.approve_proposal(proposal=found, note=data.note, by=by)
    )


@does(
    router,
    "POST",
    "/proposed-points/{uuid:pk}/return",
    "agendas.return",
    name="return_point",
    scope=Scope.MEETINGS,
    shape=shapes.ProposedPointShape,
    form=forms.BackForm,
)
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a point back with the reason."""
    data = bodies.read(request, forms.BackForm)
    return act_on(
        request, PROPOSAL, pk, lambda found, by: domain.return_proposal(proposal=found, reason=data.reason, by=by)
    )


@does(
    router,
    "POST",
    "/proposed-points/{uuid:pk}/withdraw",
    "agendas.withdraw_proposal",
    name="withdraw_point",
    scope=Scope.MEETINGS,
    shape=shapes.ProposedPointShape,
)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back a point that one proposed, while it is on no agenda."""
    return act_on(request, PROPOSAL, pk, lambda found, by: domain.withdraw_proposal(proposal=found, by=by))


@does(
    router,
    "POST",
    "/proposed-points/{uuid:pk}/place",
    "agendas.place",
    name="place_point",
    scope=Scope.MEETINGS,
    shape=shapes.ProposedPointShape,
    form=forms.PlaceForm,
)
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put an open point on the agenda of a sitting, with its papers; one that comes late with the reason."""
    data = bodies.read(request, forms.PlaceForm)

    def do(found: Proposal, by: Actor) -> Proposal:
        sitting = _sitting(found, data.sitting, "/sitting", by)
        return domain.place_proposal(proposal=found, sitting=sitting, late_reason=data.late_reason, by=by)

    return act_on(request, PROPOSAL, pk, do)


@does(
    router,
    "POST",
    "/proposed-points/{uuid:pk}/put-off",
    "agendas.put_off",
    name="put_point_off",
    scope=Scope.MEETINGS,
    shape=shapes.ProposedPointShape,
    form=forms.PutOffForm,
)
def put_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a point that has not begun off its agenda: back among the open points, or at once onto a later one."""
    data = bodies.read(request, forms.PutOffForm)

    def do(found: Proposal, by: Actor) -> Proposal:
        sittings.may_prepare(found.body, by=by)
        to = _sitting(found, data.to, "/to", by) if data.to is not None else None
        return domain.put_off_proposal(proposal=found, reason=data.reason, to=to, by=by)

    return act_on(request, PROPOSAL, pk, do)


def _sitting(of: Proposal, key: UUID, pointer: str, by: Actor) -> Sitting:
    """A sitting on whose agenda the point can be put; named only to who prepares those of its body."""
    sittings.may_prepare(of.body, by=by)
    known = References()
    found = known.among(sittings_for(of, by).select_related("body", "chair_post"), key, pointer)
    known.check()
    assert found is not None
    return found


@reads(router, "/agenda-templates", AgendaTemplates, name="agenda_templates", is_list=True)
def agenda_templates(request: HttpRequest, query: Query[AgendaTemplatesQuery]) -> HttpResponse:
    """Agendas that were kept for bodies whose sittings the post prepares: of each name the newest, with its points."""
    found = shapes.templates(actor_of(request))
    if query.body:
        found = found.filter(body__code=query.body)
    page = _BY_NAME.page(found, after=query.after, limit=query.limit)
    return listed(request, _TEMPLATES, page, map(shapes.template, page.rows))
