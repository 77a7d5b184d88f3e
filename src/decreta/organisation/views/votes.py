"""Who of a body votes, and with how many votes: shown to everybody, set for one or many at once."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import allows
from decreta.core.texts import whole_number
from decreta.organisation import rules
from decreta.organisation.domain.votes import set_votes
from decreta.organisation.forms.votes import VotesForm
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body, Holding
from decreta.organisation.queries.votes import members_of, named
from decreta.ui.methods import GET_POST

#: So many members stand on one page; the words above narrow them.
PAGE = 200


@login_required
@GET_POST
@idempotent
def votes(request: HttpRequest, code: str) -> HttpResponse:
    """The members of a body with their votes; whoever keeps them sets those of many at once."""
    actor = actor_of(request)
    body = get_object_or_404(Body.objects.visible_to(actor), code=code)
    may_set = allows(rules.may_set_votes, body, by=actor)
    if request.method == "POST" and not may_set:
        raise Http404
    words = request.GET.get("q", "").strip()
    every = named(members_of(body, on=clock.today()), "")
    listed = named(members_of(body, on=clock.today()), words) if words else every
    form = VotesForm(request.POST if request.method == "POST" else None, listed=listed)
    if request.method == "POST":
        changed: list[Holding] = []
        if form.carries_out(lambda data: changed.extend(set_votes(body=body, by=actor, **form.arguments()) or [])):
            messages.success(request, _said(len(changed)))
            return redirect(request.get_full_path())
    page = Paginator(listed, PAGE).get_page(whole_number(request.GET.get("page", ""), otherwise=1))
    context = {
        "body": body,
        "words": words,
        "page": page,
        "found": len(listed),
        "members": len(every),
        "voting": sum(one.has_vote for one in every),
        "votes": sum(one.weight for one in every if one.has_vote),
        "may_set": may_set,
        "form": form,
        "ticked": set(form.data.getlist("members")) if form.is_bound else set(),  # type: ignore[attr-defined]
    }
    return render(request, "organisation/votes.html", context, status=422 if form.is_bound and form.errors else 200)


def _said(number: int) -> str:
    if not number:
        return _("Nothing differs: they have these votes already.")
    said = ngettext("The vote of %(n)s member is set.", "The votes of %(n)s members are set.", number) % {"n": number}
    kept = _("Invitations take it over from now on; those that were made keep theirs.")
    return f"{said} {kept}"
