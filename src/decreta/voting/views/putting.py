"""Pages of the chair and the secretary: a question is put, closed, annulled, a tie decided."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import allows
from decreta.meetings.enums import SittingState
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.meetings.views.common import sent, status_of, taken
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting import domain, rules
from decreta.voting.forms import QuestionForm, ReasonForm
from decreta.voting.views.common import ballot_of, item_of, pressed, run_ballot_of, runs


@login_required
@GET_POST
@idempotent
def put(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a question to the vote under a point."""
    item = item_of(request, pk)
    if not runs(request, item.sitting):
        raise Http404
    held = rules_of(item.sitting.body, on=day_of(item.sitting))
    form = QuestionForm(sent(request), held=held, initial={"question": item.shown_title})
    if taken(request, form, lambda data: domain.open_ballot(item=item, **data, by=actor_of(request))):
        messages.success(request, _("The ballot is open."))
        return redirect("meetings:chair", pk=item.sitting_id)
    context = {"form": form, "item": item, "sitting": item.sitting, "terms": held.subjects}
    return render(request, "voting/put.html", context, status=status_of(form))


@login_required
@require_POST
@idempotent
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the ballot."""
    ballot = run_ballot_of(request, pk)
    done = _("The ballot is closed.")
    return pressed(request, ballot.sitting, lambda: domain.close_ballot(ballot=ballot, by=actor_of(request)), done)


@login_required
@GET_POST
@idempotent
def annul(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a ballot back that was put wrongly."""
    ballot = run_ballot_of(request, pk)
    form = ReasonForm(sent(request))
    if taken(
        request,
        form,
        lambda data: domain.annul_ballot(ballot=ballot, reason=data["reason"], by=actor_of(request)),
    ):
        messages.success(request, _("The ballot is annulled; it decides nothing."))
        if ballot.is_entered_afterwards:  # the sitting may be closed
            return redirect("voting:ballot", pk=ballot.pk)
        return redirect("meetings:chair", pk=ballot.sitting_id)
    context = {
        "form": form,
        "sitting": ballot.sitting,
        "title": _("Annul ballot"),
        "note": ballot.question,
        "button": _("Annul ballot"),
        "danger": True,
    }
    return render(request, "voting/act.html", context, status=status_of(form))


@login_required
@require_POST
@idempotent
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The chair decides where the sides are equal."""
    ballot = ballot_of(request, pk)
    if not allows(rules.may_decide, ballot, by=actor_of(request)):
        raise Http404
    agrees = request.POST.get("agrees") == "yes"
    answer = pressed(
        request,
        ballot.sitting,
        lambda: domain.decide_tie(ballot=ballot, agrees=agrees, by=actor_of(request)),
        _("The tie is decided."),
    )
    # Who presided in the place of the chair has no page for running the sitting once it is closed.
    return redirect("voting:ballot", pk) if ballot.sitting.state == SittingState.CLOSED else answer
