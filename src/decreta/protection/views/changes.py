"""New readers of one paper, and the decision on them."""

from __future__ import annotations

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
from decreta.protection.domain.settling import others_for
from decreta.protection.forms import DecisionForm, are_readers
from decreta.protection.queries.changes import changes_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def changes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who might read the paper and was not let in: each is confirmed or kept out."""
    document, by = document_of(request, pk), actor_of(request)
    if not allows(rules.may_decide_access, document, by=by):
        raise Http404
    named = changes_of(document)
    for one in named:
        one.change.document = document
    form, is_people = DecisionForm(request.POST or None, named=named), are_readers(named)
    if request.method == "POST" and form.is_valid():
        chosen = [UUID(one) for one in form.cleaned_data["changes"]]
        try:
            if "refuse" in request.POST:
                domain.refuse(document=document, changes=chosen, reason=form.cleaned_data["reason"], by=by)
                done = _("They are kept out.") if is_people else _("It was put back.")
            else:
                domain.confirm(document=document, changes=chosen, by=by)
                done = _("They may read the paper now.") if is_people else _("The change is confirmed.")
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, done)
            return redirect("documents:document", pk=pk)
    own = [one.change for one in named if by.person_id in one.change.caused_by]
    context = {"document": document, "form": form, "named": named, "is_own": bool(own), "is_people": is_people}
    context["instead"] = others_for(document, own) if own else []
    return render(request, "protection/changes.html", context, status=422 if form.errors else 200)
