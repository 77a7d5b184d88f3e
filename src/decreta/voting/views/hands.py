"""The totals of a show of hands are entered by the secretary."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import allows
from decreta.meetings.views.common import sent, status_of, taken
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting import domain, policies, rules
from decreta.voting.entry_forms import HandsForm
from decreta.voting.queries.tallies import tally_of
from decreta.voting.views.common import ballot_of


@login_required
@GET_POST
@idempotent
def hands(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter what the tellers counted, against the votes of those who were present."""
    ballot, by = ballot_of(request, pk), actor_of(request)
    if not allows(rules.may_enter, ballot, by=by) or not allows(policies.waits_for_its_hands, ballot):
        raise Http404
    tally = tally_of(ballot)
    form = HandsForm(sent(request), tally=tally)
    if taken(request, form, lambda _data: domain.enter_hands(ballot=ballot, **form.totals(), by=by)):
        messages.success(request, _("The totals are entered and marked as counted by show of hands."))
        return redirect("meetings:chair", pk=ballot.sitting_id)
    context = {
        "form": form,
        "sitting": ballot.sitting,
        "title": _("Enter totals"),
        "note": ballot.question,
        "button": _("Enter totals"),
    }
    return render(request, "voting/act.html", context, status=status_of(form))
