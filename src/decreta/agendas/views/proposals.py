"""Pages of proposed points: the list, one with its history, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.agendas import domain, forms, rules
from decreta.agendas.enums import ProposalState
from decreta.agendas.giving import give
from decreta.agendas.models import Proposal, ProposalPaper
from decreta.agendas.queries.outcome import outcomes_of
from decreta.agendas.queries.pool import bodies_open_to, path_of, sittings_for
from decreta.agendas.tables import PROPOSALS
from decreta.core.errors import ActRefused, allows
from decreta.documents.enums import How
from decreta.kit import lists
from decreta.meetings import rules as sittings
from decreta.meetings.enums import Submitter
from decreta.meetings.models import AgendaItem
from decreta.meetings.views.common import actor_of, sent, status_of, taken
from decreta.organisation.models import Body
from decreta.ui.methods import GET_POST

_WORDS = ("title", "why", "asked", "purpose", "presenter", "minutes", "audience")


@login_required
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Proposed points that the actor may see: those that wait for him first."""
    actor = actor_of(request)
    drafts = Submitter.DRAFTER in rules.proposes_as(None, by=actor)
    may_propose = drafts or bodies_open_to(actor).exists()
    return lists.page(request, PROPOSALS, "agendas/proposals.html", lambda shown: {"may_propose": may_propose})


@login_required
@GET_POST
@idempotent
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a point to a body."""
    actor = actor_of(request)
    bodies = bodies_open_to(actor)
    if not bodies.exists():
        raise Http404
    made: list[Proposal] = []
    form = forms.NewProposalForm(sent(request), bodies=bodies)
    if taken(request, form, lambda data: made.append(domain.propose_point(**data, by=actor))):
        messages.success(request, _("The point is proposed. Papers can be added now."))
        return redirect("agendas:proposal", pk=made[0].pk)
    return _form_page(request, form, title=_("Propose a point"), button=_("Propose point"))


@login_required
@require_safe
def proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A proposed point: what it is about, where it is, what happened to it."""
    return _proposal_page(request, _found(request, pk))


def _proposal_page(request: HttpRequest, found: Proposal, paper_form: Any = None) -> HttpResponse:
    actor = actor_of(request)
    is_own = allows(rules.may_change, found, by=actor)
    prepares = sittings.prepares_for(found.body, by=actor)
    is_before = found.state in {ProposalState.REVIEW, ProposalState.RETURNED, ProposalState.OPEN}
    context = {
        "proposal": found,
        "papers": ProposalPaper.objects.visible_to(actor).filter(proposal=found).select_related("file"),
        "steps": found.steps.all(),
        "may_review": found.state == ProposalState.REVIEW and rules.reviews(found, by=actor),
        "may_resend": is_own and found.state == ProposalState.RETURNED,
        "may_withdraw": is_own and is_before,
        "may_place": prepares and found.state == ProposalState.OPEN,
        "kept": found.wording if found.kept and prepares else None,
        "may_put_off": prepares and found.state == ProposalState.PLACED,
        "paper_form": (paper_form or forms.ProposalPaperForm()) if is_own and is_before else None,
        "outcomes": outcomes_of(found, actor),
        "item": found.item if found.item is not None and _reads(request, found) else None,
    }
    return render(request, "agendas/proposal.html", context, status=status_of(paper_form) if paper_form else 200)


def _reads(request: HttpRequest, found: Proposal) -> bool:
    return AgendaItem.objects.visible_to(actor_of(request)).filter(pk=found.item_id).exists()


@login_required
@GET_POST
@idempotent
def resend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a point that came back and send it again."""
    found = _own(request, pk)
    words = {name: getattr(found, name) for name in _WORDS}
    form = forms.ProposalForm(sent(request), initial={**words, "is_hidden": not found.is_listed})
    if taken(request, form, lambda data: domain.resend_proposal(proposal=found, by=actor_of(request), **data)):
        messages.success(request, _("The point is sent again."))
        return redirect("agendas:proposal", pk=pk)
    return _form_page(request, form, title=_("Change the point and send it again"), button=_("Send again"), of=found)


@login_required
@require_POST
@idempotent
def add_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a paper to a proposed point."""
    found = _own(request, pk)
    form = forms.ProposalPaperForm(request.POST, request.FILES)

    def add(data: dict[str, Any]) -> None:
        upload = (data["upload"].name, data["upload"].read())
        words = {name: data[name] for name in ("title", "audience")}
        domain.add_proposal_paper(proposal=found, upload=upload, by=actor_of(request), **words)

    if taken(request, form, add):
        return redirect("agendas:proposal", pk=pk)
    return _proposal_page(request, found, form)


@login_required
@require_safe
def paper_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The bytes of a paper, only to those who may see it with the proposed point."""
    visible = ProposalPaper.objects.visible_to(actor_of(request))
    paper = get_object_or_404(
        visible.select_related("file__blob", "proposal__body", "proposal__item__sitting__body"), pk=pk
    )
    return give(paper, request=request, actor=actor_of(request), how=How.OPENED)


@login_required
@require_POST
@idempotent
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a point go on to the next level."""
    found = _found(request, pk)
    done = _("The point goes on.")
    return _press(request, found, lambda: domain.approve_proposal(proposal=found, by=actor_of(request)), done=done)


@login_required
@require_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back a point that one proposed."""
    found = _own(request, pk)
    done = _("The point is withdrawn.")
    return _press(request, found, lambda: domain.withdraw_proposal(proposal=found, by=actor_of(request)), done=done)


@login_required
@GET_POST
@idempotent
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a point back with a reason."""
    found, actor = _found(request, pk), actor_of(request)
    may = rules.reviews(found, by=actor) or sittings.prepares_for(found.body, by=actor)
    if not may:
        raise Http404
    form = forms.ReasonForm(sent(request))
    if taken(request, form, lambda data: domain.return_proposal(proposal=found, reason=data["reason"], by=actor)):
        messages.success(request, _("The point is returned."))
        return redirect("agendas:proposals")
    return _form_page(request, form, title=_("Return the point"), button=_("Return with reason"), of=found)


@login_required
@GET_POST
@idempotent
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put an open point on an agenda."""
    found, actor = _prepared(request, pk), actor_of(request)
    initial = {"sitting": request.GET.get("sitting", "")}
    form = forms.PlaceForm(sent(request), initial=initial, sittings=sittings_for(found, actor))
    placed: list[UUID] = []

    def act(data: dict[str, Any]) -> None:
        domain.place_proposal(proposal=found, by=actor, **data)
        placed.append(data["sitting"].pk)

    if taken(request, form, act):
        messages.success(request, _("The point is on the agenda."))
        return redirect("meetings:prepare", pk=placed[0])
    return _form_page(request, form, title=_("Put on an agenda"), button=_("Put on the agenda"), of=found)


@login_required
@GET_POST
@idempotent
def put_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a point off its agenda: back among the open points, or onto a later sitting's."""
    found, actor = _prepared(request, pk), actor_of(request)
    later = sittings_for(found, actor)
    if found.item is not None:
        later = later.exclude(pk=found.item.sitting_id)
    form = forms.PutOffForm(sent(request), sittings=later)
    if taken(request, form, lambda data: domain.put_off_proposal(proposal=found, by=actor, **data)):
        messages.success(request, _("The point is put off."))
        return redirect("agendas:proposal", pk=pk)
    return _form_page(request, form, title=_("Put the point off"), button=_("Put off"), of=found)


@login_required
@GET_POST
@idempotent
def review_path(request: HttpRequest, body_code: str) -> HttpResponse:
    """By which levels points come to a body, and until when."""
    body, actor = get_object_or_404(Body, code=body_code), actor_of(request)
    if not allows(rules.may_set_path, body, by=actor):
        raise Http404
    levels, days_before = path_of(body)
    form = forms.PathForm(sent(request), initial={"levels": levels, "days_before": days_before})
    if taken(request, form, lambda data: domain.set_review_path(body=body, by=actor, **data)):
        messages.success(request, _("The way of review is set."))
        return redirect("agendas:proposals")
    return _form_page(request, form, title=_("How points come to this body"), button=_("Set the way"), matter=body.name)


def _form_page(
    request: HttpRequest, form: Any, *, title: str, button: str, of: Proposal | None = None, matter: str = ""
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "proposal": of, "matter": of.title if of else matter}
    return render(request, "agendas/act.html", context, status=status_of(form))


def _press(request: HttpRequest, found: Proposal, act: Callable[[], Any], *, done: str) -> HttpResponse:
    """Do what a button says; a refusal is said in its own words."""
    try:
        act()
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("agendas:proposal", pk=found.pk)


def _found(request: HttpRequest, pk: UUID) -> Proposal:
    """A proposed point that the actor may see; 404 for anybody else."""
    visible = Proposal.objects.visible_to(actor_of(request))
    return get_object_or_404(
        visible.select_related("body", "unit", "proposer__person", "proposer__post", "item__sitting"), pk=pk
    )


def _own(request: HttpRequest, pk: UUID) -> Proposal:
    found = _found(request, pk)
    if not allows(rules.may_change, found, by=actor_of(request)):
        raise Http404
    return found


def _prepared(request: HttpRequest, pk: UUID) -> Proposal:
    found = _found(request, pk)
    if not sittings.prepares_for(found.body, by=actor_of(request)):
        raise Http404
    return found
