"""Registers and the numbers in them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused
from decreta.documents.domain.registers import open_register as open_at
from decreta.documents.forms import RegisterForm
from decreta.documents.queries.registers import registers_for
from decreta.documents.views.fetching import actor_of
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    """Registers of the issuers that the actor works for."""
    actor = actor_of(request)
    context = {"registers": registers_for(actor), "keeps": actor.can("issue_documents")}
    return render(request, "documents/registers.html", context)


@login_required
@GET_POST
@idempotent
def open_register(request: HttpRequest) -> HttpResponse:
    """Open a register at a number, or move it up."""
    if not actor_of(request).can("issue_documents"):
        raise PermissionDenied(_("Your post keeps no registers."))
    form = RegisterForm(request.POST or None, actor=actor_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            series = open_at(**form.cleaned_data, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(
                request, _("The register goes on with number %(number)s.") % {"number": series.next_number}
            )
            return redirect("documents:registers")
    return render(request, "documents/open_register.html", {"form": form}, status=422 if form.errors else 200)
