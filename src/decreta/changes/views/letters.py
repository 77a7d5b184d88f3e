"""The letter that decides requests for more time: what it says to each of them, and who signs it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.changes import rules
from decreta.changes.domain import draft_extension_letter
from decreta.changes.forms import LetterForm
from decreta.changes.queries.waiting import waiting
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body, Post
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def letter(request: HttpRequest, body_code: str) -> HttpResponse:
    """Draft it from the requests that wait; `request` in the address is the one to begin with."""
    body, by = get_object_or_404(Body, code=body_code), actor_of(request)
    if not allows(rules.may_draft_letter, body=body, by=by):
        raise Http404
    form = LetterForm(request.POST or None, waiting=waiting(body, by), chosen=request.GET.get("request", ""))
    signing = [
        one.pk for one in Post.objects.valid_on(clock.today()).filter(body=body, signs=True) if rules.decides(one)
    ]
    form.fields["signer_post"].queryset = Post.objects.filter(pk__in=signing)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            made = draft_extension_letter(
                body=body, wishes=form.wishes(), signer_post=form.cleaned_data["signer_post"], by=by
            )
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The letter is drafted. It goes to its signer for approval."))
            return redirect("documents:document", pk=made.document_id)
    return render(request, "changes/letter.html", {"form": form, "body": body}, status=422 if form.errors else 200)
