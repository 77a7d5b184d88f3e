"""A ballot that was held wholly without network is entered."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.policies import attendance_is_open, day_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.meetings.views.common import sent, sitting_of
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting import domain, policies, rules
from decreta.voting.afterwards_forms import EnterBallotForm
from decreta.voting.domain.questions import answers_of
from decreta.voting.models import Ballot


@login_required
@GET_POST
@idempotent
def enter_ballot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter a ballot that was held without network: first what was put and when, then what it came to."""
    sitting, by = sitting_of(request, pk), actor_of(request)
    if not allows(rules.may_arrange, sitting, by=by) or not allows(attendance_is_open, sitting):
        raise Http404
    points = list(AgendaItem.objects.visible_to(by).filter(sitting=sitting, began_at__isnull=False))
    at_hand = sitting.current_item_id if sitting.current_item_id in {one.pk for one in points} else None
    held = rules_of(sitting.body, on=day_of(sitting))
    people = _people(sitting)
    form = EnterBallotForm(
        sent(request), sitting=sitting, points=points, people=people, held=held, initial={"item": at_hand}
    )
    made = _entered(request, form, by=by)
    if isinstance(made, Ballot):
        messages.success(request, _("The ballot is entered with its own time and marked as entered afterwards."))
        return redirect("voting:ballot", pk=made.pk)
    asks = made is True
    context = {
        "form": form,
        "sitting": sitting,
        "title": _("Enter a ballot held without network"),
        "note": _("Now enter what it came to.")
        if asks
        else _("First what was put and when; then what it came to is asked, by who was there at the closing."),
        "button": _("Enter ballot") if asks else _("Go on to the result"),
    }
    # What is asked in two steps is not done with the first: nothing takes it for a success.
    return render(request, "voting/act.html", context, status=422 if request.method == "POST" else 200)


def _entered(request: HttpRequest, form: EnterBallotForm, *, by: Actor) -> Ballot | bool:
    """The ballot; else whether the form asks now what it came to."""
    if request.method != "POST":
        return False
    if not form.is_valid():
        form.carry()
        return False
    put = form.put()
    try:
        held = domain.held_without_network(**put, by=by)
    except ActRefused as refusal:
        form.take(refusal)
        form.carry()
        return False
    voters = Invitation.objects.filter(pk__in=held.here).select_related("holding__person")
    ordered = voters.order_by("holding__post__rank", "holding__person__full_name")
    if form.ask(held, answers_of(put["asks"], held.labels), list(ordered) if held.is_by_name else []):
        try:
            return domain.enter_ballot(**put, **form.result(), by=by)
        except ActRefused as refusal:
            form.take(refusal)
    return True


def _people(sitting: Sitting) -> list[Invitation]:
    """Who may have counted, in the order of the room."""
    found = Invitation.objects.filter(sitting=sitting, part__in=policies.TELLING_PARTS)
    return list(
        found.select_related("holding__person", "holding__post").order_by(
            "holding__post__rank", "holding__person__full_name"
        )
    )
