"""A heap of papers is entered by number and choice, one a line; the page keeps its place, and the last is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.meetings.queries.choosing import MOST_MEMBERS
from decreta.meetings.views.common import sent, status_of, taken
from decreta.organisation.middleware import actor_of
from decreta.voting import domain, rules
from decreta.voting.entry_forms import MergePapersForm, PapersForm
from decreta.voting.models import Ballot
from decreta.voting.queries.noted import noted_in
from decreta.voting.queries.shown import Person
from decreta.voting.views.common import ballot_of

#: By this in its address the page of a small sitting takes papers by lines too.
QUICK = "quick"


def is_quick(request: HttpRequest, people: Sequence[Person]) -> bool:
    """Whether papers are entered by lines: where a form with a row for each is too long, or who enters them asks for it."""
    return len(people) > MOST_MEMBERS or QUICK in request.GET


def enter_heap(request: HttpRequest, ballot: Ballot, people: Sequence[Person]) -> HttpResponse:
    """Papers of an open ballot; when they are noted, the page stands there for the next ones."""
    by = actor_of(request)
    options = list(ballot.options.all())
    form = PapersForm(sent(request), people=people, options=options, can_take_back=True)
    if taken(
        request,
        form,
        lambda _data: domain.enter_papers(ballot=ballot, said=form.said, taken_back=form.taken_back, by=by),
    ):
        n = len(form.said) + len(form.taken_back)
        messages.success(request, ngettext("%(n)s paper is entered.", "%(n)s papers are entered.", n) % {"n": n})
        return _back(ballot)
    context = {
        "form": form,
        "ballot": ballot,
        "sitting": ballot.sitting,
        "title": _("Enter papers"),
        "button": _("Enter papers"),
        "noted": noted_in(ballot, by),
        "people": sum(1 for one in people if one.vote.struck_at is None),
    }
    return render(request, "voting/papers.html", context, status=status_of(form))


def merge_heap(request: HttpRequest, ballot: Ballot, people: Sequence[Person]) -> HttpResponse:
    """Papers that are added to a closed ballot, all of them at once."""
    options = list(ballot.options.all())
    form = MergePapersForm(sent(request), people=people, options=options, can_take_back=False)
    by = actor_of(request)
    if taken(
        request,
        form,
        lambda data: domain.merge_votes(ballot=ballot, said=form.said, reason=data["reason"], by=by),
    ):
        messages.success(request, _("The votes are added; the result is counted anew, the former one is kept."))
        return redirect("voting:ballot", pk=ballot.pk)
    context = {
        "form": form,
        "ballot": ballot,
        "sitting": ballot.sitting,
        "title": _("Add votes from paper"),
        "button": _("Add votes"),
    }
    return render(request, "voting/papers.html", context, status=status_of(form))


@login_required
@require_POST
@idempotent
def take_back_last(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what the clerk has noted last."""
    ballot, by = ballot_of(request, pk), actor_of(request)
    if not allows(rules.may_enter, ballot, by=by):
        raise Http404
    try:
        rows = domain.take_back_last(ballot=ballot, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext("%(n)s vote is noted no more.", "%(n)s votes are noted no more.", len(rows))
        messages.success(request, said % {"n": len(rows)})
    return _back(ballot)


def _back(ballot: Ballot) -> HttpResponse:
    return redirect(f"{reverse('voting:enter', args=[ballot.pk])}?{QUICK}=1")
