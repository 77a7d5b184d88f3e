"""The fetch that is the check, and the answer after an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from decreta.core.errors import ActRefused, allows
from decreta.meetings.models import AgendaItem, Sitting
from decreta.organisation.middleware import actor_of
from decreta.voting import rules
from decreta.voting.models import Ballot


def ballot_of(request: HttpRequest, pk: UUID) -> Ballot:
    """A ballot under a point that the actor may read."""
    found = Ballot.objects.visible_to(actor_of(request)).select_related(
        "sitting__body", "sitting__chair_post", "item__sitting"
    )
    return get_object_or_404(found, pk=pk)


def run_ballot_of(request: HttpRequest, pk: UUID) -> Ballot:
    """The same for whoever runs the sitting; 404 for those who attend."""
    ballot = ballot_of(request, pk)
    if not runs(request, ballot.sitting):
        raise Http404
    return ballot


def item_of(request: HttpRequest, pk: UUID) -> AgendaItem:
    """A point that the actor may read."""
    found = AgendaItem.objects.visible_to(actor_of(request)).select_related("sitting__body", "sitting__chair_post")
    return get_object_or_404(found, pk=pk)


def runs(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether the actor puts questions in this sitting."""
    return allows(rules.may_put, sitting, by=actor_of(request))


def pressed(request: HttpRequest, sitting: Sitting, act: Callable[[], Any], done: str) -> HttpResponse:
    """Do what a button of the cockpit says and go back there; a refusal is said in its own words."""
    try:
        act()
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("meetings:chair", pk=sitting.pk)
