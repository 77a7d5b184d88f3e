"""A paper is sent round, read, followed, recalled."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.circulation import domain, rules
from decreta.circulation.forms import CirculateForm, RecallForm
from decreta.circulation.models import Circulation
from decreta.circulation.queries.rounds import standing_of
from decreta.core.errors import ActRefused, allows
from decreta.documents.views.fetching import actor_of, document_of
from decreta.organisation.walking import onward_from
from decreta.ui import recent
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def circulate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask units, bodies and people to read the paper."""
    document, by = document_of(request, pk), actor_of(request)
    if not allows(rules.may_circulate, document, by=by):
        raise Http404
    form = CirculateForm(request.POST or None, actor=by)
    if request.method == "POST" and form.is_valid():
        try:
            made = domain.circulate(document=document, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The paper goes round. You see who has read it."))
            return redirect("circulation:round", pk=made.pk)
    context = {"document": document, "form": form, "title": _("Send round"), "button": _("Send round")}
    context["note"] = _(
        "It is opened to each of them and stands on their desks until they have said that they read it."
    )
    return render(request, "documents/act.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One round: who has read it, who has not."""
    found, by = _circulation_of(request, pk), actor_of(request)
    if not allows(rules.may_follow, found, by=by) and not by.can("inspect_everything"):
        return redirect("documents:document", pk=found.document_id)
    context = {
        "circulation": found,
        "document": found.document,
        "standing": standing_of(found),
        "may_follow": allows(rules.may_follow, found, by=by) and found.recalled_at is None,
    }
    answer = render(request, "circulation/round.html", context)
    return recent.remember(request, answer, "circulation.circulation", pk)


@login_required
@require_POST
@idempotent
def acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that one has read the paper."""
    found, by = _circulation_of(request, pk), actor_of(request)
    reader = found.readers.filter(holding=by.holding_id).first()
    if reader is None:
        raise Http404
    try:
        domain.acknowledge(reader=reader, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted that you have read it."))
    if request.POST.get("next") == "desk":
        return redirect("web:desk")
    return redirect(onward_from(request, reverse("documents:document", args=[found.document_id])))


@login_required
@require_POST
@idempotent
def urge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Urge those who have not read it."""
    found, by = _circulation_of(request, pk), actor_of(request)
    if not allows(rules.may_follow, found, by=by):
        raise Http404
    try:
        number = domain.urge(circulation=found, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("%(n)s reader was urged.", "%(n)s readers were urged.", number or 0) % {"n": number}
        messages.success(request, words if number else _("Everybody has read it."))
    return redirect("circulation:round", pk=pk)


@login_required
@GET_POST
@idempotent
def recall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the round."""
    found, by = _circulation_of(request, pk), actor_of(request)
    if not allows(rules.may_follow, found, by=by):
        raise Http404
    form = RecallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain.recall(circulation=found, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The round is recalled."))
            return redirect("circulation:round", pk=pk)
    context = {"document": found.document, "form": form, "title": _("Recall the round"), "danger": True}
    context |= {
        "button": _("Recall the round"),
        "note": _(
            "It leaves the desks of those who have not read it; who reads it only by this round reads it no more."
        ),
    }
    return render(request, "documents/act.html", context, status=422 if form.errors else 200)


def _circulation_of(request: HttpRequest, pk: UUID) -> Circulation:
    found = Circulation.objects.visible_to(actor_of(request)).select_related(
        "document__body", "document__organisation", "document__correspondent", "sender__person", "sender__post"
    )
    return get_object_or_404(found, pk=pk)
