"""Secret ballots: sealed papers are cast, totals of paper ones entered, the published list and its recount fetched."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, NotAllowed, allows
from decreta.meetings.views.common import sent, status_of, taken
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting import domain, recount, rules
from decreta.voting.forms import TotalsForm
from decreta.voting.queries.published import published
from decreta.voting.queries.secrets import waiting_of
from decreta.voting.queries.tallies import tally_of
from decreta.voting.views.casting import answered, id_in, refused
from decreta.voting.views.common import ballot_of, pressed, run_ballot_of


@login_required
@require_POST
@idempotent
def cast_sealed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cast sealed papers. Who does not stand on the roll finds no ballot here."""
    try:
        vote = domain.cast_sealed(
            ballot_id=pk,
            vote_id=id_in(request, "vote"),
            papers=request.POST.getlist("paper"),
            by=actor_of(request),
        )
    except NotAllowed as refusal:
        raise Http404 from refusal
    except ActRefused as refusal:
        return refused(request, ballot_of(request, pk), str(refusal))
    return answered(request, vote, pk)


@login_required
@require_POST
@idempotent
def wait_no_longer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Count without the tellers who have not sent."""
    ballot = run_ballot_of(request, pk)
    done = _("Other tellers are not waited for; what cannot be read is invalid.")
    return pressed(request, ballot.sitting, lambda: domain.wait_no_longer(ballot=ballot, by=actor_of(request)), done)


@login_required
@require_safe
def waiting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How many tellers have sent, for the cockpit, which asks again by itself; what its reader may do about the others.

    The cockpit's own part is the same for all who run the sitting: which of them is a teller is told here alone.
    """
    found = run_ballot_of(request, pk)
    if not found.is_sealed:
        raise Http404
    context = {
        "tally": tally_of(found),
        "sitting": found.sitting,
        "waiting": waiting_of(found),
        "may_do_without": allows(rules.may_do_without, found, by=actor_of(request)),
    }
    return render(request, "voting/parts/waiting.html", context)


@login_required
@GET_POST
@idempotent
def totals(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter what a secret ballot on paper came to."""
    ballot, by = ballot_of(request, pk), actor_of(request)
    if not allows(rules.may_enter, ballot, by=by) or not ballot.is_on_paper:
        raise Http404
    form = TotalsForm(sent(request), options=list(ballot.options.all()))
    if taken(request, form, lambda _data: domain.enter_totals(ballot=ballot, **form.totals(), by=by)):
        messages.success(request, _("The totals are entered and marked as counted by hand."))
        return redirect("meetings:chair", pk=ballot.sitting_id)
    context = {
        "form": form,
        "sitting": ballot.sitting,
        "title": _("Enter totals"),
        "note": ballot.question,
        "button": _("Enter totals"),
    }
    return render(request, "voting/act.html", context, status=status_of(form))


@login_required
@require_safe
def published_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The papers of a counted secret ballot with all that a recount needs."""
    found = ballot_of(request, pk)
    tally = tally_of(found)
    if tally.count is None:
        raise Http404
    text = json.dumps(published(tally), ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ballot-{found.ordinal}.json"'
    return answer


@login_required
@require_safe
def recount_script(request: HttpRequest) -> HttpResponse:
    """The program that recounts a published list; it needs nothing but Python."""
    text = Path(recount.__file__).read_text(encoding="utf-8")
    answer = HttpResponse(text, content_type="text/x-python; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="recount.py"'
    return answer
