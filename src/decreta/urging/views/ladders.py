"""The ladder of a body, or of the installation: seen by everybody, set by who is entitled."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments import rules
from decreta.assignments.domain import drop_ladder, set_ladder
from decreta.assignments.ladder import FULL
from decreta.assignments.queries.ladders import ladder_of, version_of
from decreta.assignments.queries.receipts import clock_of
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.ui.methods import GET_POST
from decreta.urging import words
from decreta.urging.forms import LadderForm
from decreta.urging.queries.ladders import bodies_beside, history


def body_of(code: str) -> Body | None:
    """The body that an address names; none for the whole installation."""
    return get_object_or_404(Body, code=code) if code else None


def address_of(body: Body | None) -> tuple[str, list[str]]:
    """The page of what fires for it."""
    return ("urging:ladder", [body.code]) if body else ("urging:general", [])


@login_required
@require_safe
def ladder(request: HttpRequest, body_code: str = "") -> HttpResponse:
    """Which rungs hold, since when, who set them."""
    body, by = body_of(body_code), actor_of(request)
    found = ladder_of(body.pk if body else None)
    context = {
        "body": body,
        "ladder": found,
        "is_own": found.body_id == (body.pk if body else None),
        "rungs": words.rungs(found),
        "versions": history(body),
        "version": version_of(body.pk if body else None),
        "may_set": allows(rules.may_set_ladder, body=body, by=by),
        "bodies": bodies_beside(by),
        "clock": clock_of(body.pk if body else None),
    }
    return render(request, "urging/ladder.html", context)


@login_required
@GET_POST
@idempotent
def edit(request: HttpRequest, body_code: str = "") -> HttpResponse:
    """All rungs on one page."""
    body, by = body_of(body_code), actor_of(request)
    if not allows(rules.may_set_ladder, body=body, by=by):
        raise Http404
    held = ladder_of(body.pk if body else None)
    begins_full = request.GET.get("begin") == "full"
    form = LadderForm(FULL if begins_full else held.steps, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            set_ladder(body=body, steps=form.steps, of_version=form.version, by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The ladder is set. What has fired stays as it was told."))
            name, arguments = address_of(body)
            return redirect(name, *arguments)
    context = {
        "body": body,
        "form": form,
        "held": held,
        "version": form.version if request.method == "POST" else version_of(body.pk if body else None),
        "begins_full": begins_full,
    }
    return render(request, "urging/edit.html", context, status=422 if form.has_errors else 200)


@login_required
@require_POST
@idempotent
def drop(request: HttpRequest, body_code: str) -> HttpResponse:
    """The body goes back to the ladder of the installation."""
    body, by = get_object_or_404(Body, code=body_code), actor_of(request)
    if not allows(rules.may_set_ladder, body=body, by=by):
        raise Http404
    sent = request.POST.get("version", "")
    try:
        dropped = drop_ladder(body=body, of_version=int(sent) if sent.isdecimal() and len(sent) < 9 else -1, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("The ladder of the installation holds again.") if dropped else _("It holds already.")
        )
    return redirect("urging:ladder", body.code)
