"""Guarding a paper that is no secret."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.documents import rules
from decreta.documents.views.fetching import actor_of, document_of
from decreta.protection import domain
from decreta.protection.forms import ReasonForm
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def guard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Guard the paper."""
    note = _("Every reader gets it with his name on every page, every reading is noted, and new readers are told of.")
    return _ask(request, pk, domain.guard, _("Guard paper"), _("The paper is guarded."), note)


@login_required
@GET_POST
@idempotent
def unguard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Guard it no more."""
    note = _("What was noted of its readings stays.")
    return _ask(request, pk, domain.unguard, _("Guard no more"), _("The paper is guarded no more."), note)


def _ask(request: HttpRequest, pk: UUID, act: Callable[..., Any], title: str, done: str, note: str) -> HttpResponse:
    document, by = document_of(request, pk), actor_of(request)
    if not allows(rules.may_decide_access, document, by=by):
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(document=document, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, done)
            return redirect("documents:document", pk=pk)
    context = {"document": document, "form": form, "title": title, "button": title, "note": note}
    return render(request, "documents/act.html", context, status=422 if form.errors else 200)
