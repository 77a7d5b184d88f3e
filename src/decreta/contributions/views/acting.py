"""Acts on a contribution: each page fetches what the actor may see, acts, and leads back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments import matters
from decreta.assignments.views.acting import answer as shown_form
from decreta.assignments.views.acting import assignment_of, next_after, only
from decreta.contributions import domain, forms, rules
from decreta.contributions.models import Contribution
from decreta.contributions.queries.given import deliveries_of, told
from decreta.contributions.queries.leading import coordinating
from decreta.contributions.views.showing import contribution_of
from decreta.contributions.words import Shown
from decreta.core.forms import ActForm
from decreta.organisation.middleware import actor_of
from decreta.organisation.walking import onward_from
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask a coordinator for its contribution; the address names the assignment that leads the task."""
    lead, matter = assignment_of(request, pk)
    only(rules.may_ask, lead=lead, by=actor_of(request))
    coordinators = coordinating.rows(lead.matter_id)
    if not coordinators:
        raise Http404
    form = forms.AskForm(request.POST or None, coordinators=coordinators)
    return shown_form(
        request,
        matter,
        form,
        lambda data: domain.ask(lead=lead, by=actor_of(request), **form.arguments()),
        title=_("Ask for a contribution"),
        button=_("Ask for it"),
        done=_("It stands on the desk of the coordinating organisation."),
    )


@login_required
@GET_POST
@idempotent
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Contribute to a task that one coordinates, without having been asked."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_offer, assignment=assignment, by=actor_of(request))
    form = forms.DeliverForm(request.POST or None, request.FILES or None)
    return shown_form(
        request,
        matter,
        form,
        lambda data: domain.offer(assignment=assignment, by=actor_of(request), **form.arguments(actor_of(request))),
        title=_("Contribute to the task"),
        button=_("Contribute"),
        done=_("The contribution is with who leads the task."),
    )


@login_required
@GET_POST
@idempotent
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Deliver what was asked for, or say why it cannot be."""
    found = _held(request, pk, rules.may_answer)
    form = forms.AnswerForm(request.POST or None, request.FILES or None)
    return _acted(
        request,
        found,
        form,
        lambda data: domain.answer(contribution=found, by=actor_of(request), **form.arguments(actor_of(request))),
        title=_("Contribute what is asked for"),
        button=_("Send contribution"),
        done=_("The contribution is with who leads the task."),
    )


@login_required
@GET_POST
@idempotent
def judge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether it is sufficient."""
    found = _held(request, pk, rules.may_judge)
    return _acted(
        request,
        found,
        forms.JudgeForm(request.POST or None, contribution=found),
        lambda data: domain.judge(contribution=found, by=actor_of(request), **data),
        title=_("Judge the contribution"),
        button=_("Record judgement"),
        done=_("The coordinating organisation is told."),
        note=_("In time or late is judged by the moment at which what is sufficient was delivered."),
    )


@login_required
@GET_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No longer ask for it."""
    found = _held(request, pk, rules.may_withdraw)
    return _acted(
        request,
        found,
        forms.WithdrawForm(request.POST or None),
        lambda data: domain.withdraw(contribution=found, reason=data["reason"], by=actor_of(request)),
        title=_("No longer ask for it"),
        button=_("Withdraw"),
        done=_("It is no longer asked for."),
        danger=True,
    )


def _held(request: HttpRequest, pk: UUID, check: Callable[..., None]) -> Contribution:
    found = contribution_of(request, pk)
    only(check, contribution=found, by=actor_of(request))
    return found


def _acted(
    request: HttpRequest,
    found: Contribution,
    form: ActForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str,
    done: str,
    note: str = "",
    danger: bool = False,
) -> HttpResponse:
    """Show the form; on a good answer act and go back to the contribution; else show everything that is wrong."""
    here = reverse("contributions:contribution", args=[found.pk])
    if request.method == "POST" and form.carries_out(act):
        messages.success(request, done)
        return redirect(onward_from(request, here))
    by = actor_of(request)
    context = {
        "contribution": found,
        "shown": Shown(found),
        "matter": matters.shown(found.assignment, by),
        "is_told": found.pk in told([found], by),
        "deliveries": deliveries_of(found),
        "form": form,
        "title": title,
        "button": button,
        "note": note,
        "danger": danger,
        "back": here,
        "next_up": next_after(request, here),
    }
    return render(request, "contributions/act.html", context, status=422 if form.errors else 200)
