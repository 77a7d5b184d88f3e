"""Voting papers: shown to those who stand on the roll, cast with one press; and what the clerk notes for others."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, NotAllowed, allows
from decreta.meetings.views.common import sent, status_of, taken
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting import domain, policies, rules
from decreta.voting.beside import PAPER_TEMPLATE
from decreta.voting.forms import EnterForm, MergeForm
from decreta.voting.models import Ballot, Vote
from decreta.voting.queries.shown import paper_of, roll_of
from decreta.voting.views.common import ballot_of
from decreta.voting.views.heaps import enter_heap, is_quick, merge_heap


@login_required
@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The reader's voting paper as it stands now, a part of the room's page."""
    ballot = ballot_of(request, pk)
    return _paper(request, ballot)


def _paper(request: HttpRequest, ballot: Ballot, refusal: str = "", answered: UUID | None = None) -> HttpResponse:
    """The paper; `answered` is the vote that was just cast: the focus goes back to it, and what it says is spoken."""
    held = paper_of(ballot if ballot.is_open else None, actor_of(request))
    context = {"part": held, "sitting": ballot.sitting, "refusal": refusal, "answered": answered}
    return render(request, PAPER_TEMPLATE, context, status=422 if refusal else 200)


@login_required
@require_POST
@idempotent
def cast(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cast a vote. Who does not stand on the roll finds no ballot here."""
    try:
        vote = domain.cast(
            ballot_id=pk,
            vote_id=id_in(request, "vote"),
            option_id=id_in(request, "option") or UUID(int=0),
            by=actor_of(request),
        )
    except NotAllowed as refusal:
        raise Http404 from refusal
    except ActRefused as refusal:
        return refused(request, ballot_of(request, pk), str(refusal))
    return answered(request, vote, pk)


def answered(request: HttpRequest, vote: Vote | None, pk: UUID) -> HttpResponse:
    """After a cast: the paper as it stands now, or the room. Without a vote the same was cast before."""
    ballot = vote.ballot if vote is not None else ballot_of(request, pk)
    if request.headers.get("HX-Request"):
        return _paper(request, ballot, answered=vote.pk if vote is not None else id_in(request, "vote"))
    messages.success(request, _("Your vote is cast."))
    return redirect("meetings:room", pk=ballot.sitting_id)


def refused(request: HttpRequest, ballot: Ballot, words: str) -> HttpResponse:
    """A cast that was refused, with the reason in its place."""
    if request.headers.get("HX-Request"):
        return _paper(request, ballot, words)
    messages.error(request, words)
    return redirect("meetings:room", pk=ballot.sitting_id)


def id_in(request: HttpRequest, name: str) -> UUID | None:
    """What a form names, if it names anything."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None


@login_required
@GET_POST
@idempotent
def enter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note the votes of those whose network is gone."""
    ballot = ballot_of(request, pk)
    by = actor_of(request)
    if not allows(rules.may_enter, ballot, by=by):
        raise Http404
    people = roll_of(ballot)
    if is_quick(request, people):
        return enter_heap(request, ballot, people)
    votes = [one.vote for one in people if one.vote.struck_at is None and one.is_here]
    form = EnterForm(sent(request), votes=votes, options=list(ballot.options.all()))
    if taken(request, form, lambda _data: domain.enter_votes(ballot=ballot, said=form.said(), by=by)):
        messages.success(request, _("The votes are noted and marked as noted by the clerk."))
        return redirect("meetings:chair", pk=ballot.sitting_id)
    context = {
        "form": form,
        "sitting": ballot.sitting,
        "title": _("Note votes for others"),
        "note": ballot.question,
        "button": _("Note votes"),
        "is_quick_offered": True,
    }
    return render(request, "voting/act.html", context, status=status_of(form))


@login_required
@GET_POST
@idempotent
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add the votes that were collected on paper to a closed ballot."""
    ballot = ballot_of(request, pk)
    by = actor_of(request)
    if not allows(rules.may_enter, ballot, by=by) or not allows(policies.may_be_merged_into, ballot):
        raise Http404
    people = roll_of(ballot)
    if is_quick(request, people):
        return merge_heap(request, ballot, people)
    votes = [one.vote for one in people if one.vote.struck_at is None and not _has_voted(one.vote)]
    form = MergeForm(sent(request), votes=votes, options=list(ballot.options.all()))
    if taken(
        request,
        form,
        lambda data: domain.merge_votes(ballot=ballot, said=form.said(), reason=data["reason"], by=by),
    ):
        messages.success(request, _("The votes are added; the result is counted anew, the former one is kept."))
        return redirect("voting:ballot", pk=ballot.pk)
    context = {
        "form": form,
        "sitting": ballot.sitting,
        "title": _("Add votes from paper"),
        "note": ballot.question,
        "button": _("Add votes"),
        "is_quick_offered": True,
    }
    return render(request, "voting/act.html", context, status=status_of(form))


def _has_voted(vote: Vote) -> bool:
    return vote.option_id is not None or vote.entered_id is not None
