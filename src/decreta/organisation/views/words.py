"""What a body calls its sessions, chair, members and what they deal with."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import allows
from decreta.organisation import rules
from decreta.organisation.domain.words import set_word
from decreta.organisation.forms.words import WordsForm
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def words(request: HttpRequest, code: str) -> HttpResponse:
    """Give a body words of its own, or the usual ones again."""
    actor = actor_of(request)
    body = get_object_or_404(Body.objects.visible_to(actor), code=code)
    if not allows(rules.may_set_votes, body, by=actor):
        raise Http404
    form = WordsForm(request.POST if request.method == "POST" else None, body=body)

    def act(_data: dict[str, object]) -> None:
        with transaction.atomic():
            for word, names in form.names().items():
                set_word(body=body, word=word, names=names, by=actor)

    if request.method == "POST" and form.carries_out(act):
        messages.success(request, _("The words are set; papers that are composed from now on use them."))
        return redirect("organisation:body", code)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "organisation/words.html", {"body": body, "form": form}, status=status)
