"""The ladder of a directive, of a body, or of the installation: seen by everybody who sees it, set by who is entitled."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments import rules
from decreta.assignments.domain import drop_ladder, set_ladder
from decreta.assignments.ladder import FULL
from decreta.assignments.programmes import key_of
from decreta.assignments.queries.ladders import in_force, ladder_of, version_of
from decreta.assignments.queries.receipts import clock_of
from decreta.core.errors import ActRefused, allows
from decreta.directives.queries.rules_beside import bodies_beside, directives_beside
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.urging import words
from decreta.urging.forms import LadderForm
from decreta.urging.queries.ladders import history
from decreta.urging.whose import Whose


@login_required
@require_safe
def ladder(request: HttpRequest, body_code: str = "", pk: UUID | None = None) -> HttpResponse:
    """Which rungs hold, since when, who set them."""
    of, by = Whose.named(request, body_code, pk), actor_of(request)
    found, receipt, general = ladder_of(*of.ids), clock_of(*of.ids), in_force()[0]
    context = {
        "of": of,
        "ladder": found,
        "is_own": key_of(found) == of.key,
        "is_of_body": of.directive is not None and found.body_id is not None,
        "rungs": words.rungs(found),
        "versions": history(of),
        "version": version_of(*of.ids),
        "may_set": allows(rules.may_set_ladder, body=of.body, by=by),
        "bodies": bodies_beside(general.others, by),
        "directives": directives_beside(general.apart, of.body, of.directive, by),
        "clock": receipt,
        "clock_is_own": receipt is not None and key_of(receipt) == of.key,
    }
    return render(request, "urging/ladder.html", context)


@login_required
@GET_POST
@idempotent
def edit(request: HttpRequest, body_code: str = "", pk: UUID | None = None) -> HttpResponse:
    """All rungs on one page."""
    of, by = Whose.named(request, body_code, pk), actor_of(request)
    if not allows(rules.may_set_ladder, body=of.body, by=by):
        raise Http404
    held = ladder_of(*of.ids)
    begins_full = request.GET.get("begin") == "full"
    form = LadderForm(FULL if begins_full else held.steps, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            set_ladder(body=of.body, programme=of.programme, steps=form.steps, of_version=form.version, by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The ladder is set. What has fired stays as it was told."))
            return redirect(of.page_url)
    context = {
        "of": of,
        "form": form,
        "held": held,
        "version": form.version if request.method == "POST" else version_of(*of.ids),
        "begins_full": begins_full,
    }
    return render(request, "urging/edit.html", context, status=422 if form.has_errors else 200)


@login_required
@require_POST
@idempotent
def drop(request: HttpRequest, body_code: str = "", pk: UUID | None = None) -> HttpResponse:
    """The directive goes back to the ladder of its body, the body to that of the installation."""
    of, by = Whose.named(request, body_code, pk), actor_of(request)
    if of.body is None or not allows(rules.may_set_ladder, body=of.body, by=by):
        raise Http404
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isdecimal() and len(sent) < 9 else -1
    try:
        dropped = drop_ladder(body=of.body, programme=of.programme, of_version=version, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The wider ladder holds again.") if dropped else _("It holds already."))
    return redirect(of.page_url)
