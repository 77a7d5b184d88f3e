"""The fetch that is the check, and the answer after an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from decreta.core.errors import ActRefused, allows
from decreta.meetings.models import Conclusion, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.meetings.queries.seats import own_seat
from decreta.motions import rules
from decreta.motions.models import Motion
from decreta.motions.queries.standing import motions
from decreta.organisation.middleware import actor_of


def motion_of(request: HttpRequest, pk: UUID) -> Motion:
    """A motion on a point that the actor reads."""
    visible = Motion.objects.visible_to(actor_of(request)).values("pk")
    return get_object_or_404(motions().filter(pk__in=visible), pk=pk)


def led_motion_of(request: HttpRequest, pk: UUID) -> Motion:
    """The same for whoever runs the sitting; 404 for those who attend."""
    motion = motion_of(request, pk)
    if not leads(request, motion.sitting):
        raise Http404
    return motion


def conclusion_of(request: HttpRequest, pk: UUID) -> Conclusion:
    """A conclusion under a point that the actor reads."""
    visible = Conclusion.objects.visible_to(actor_of(request))
    return get_object_or_404(visible.select_related("item__sitting__body", "item__sitting__chair_post"), pk=pk)


def leads(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether the actor decides what becomes of motions in this sitting."""
    return allows(rules.may_lead, sitting, by=actor_of(request))


def may_move(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether the actor moves something himself, or writes down what others move."""
    if leads(request, sitting):
        return True
    seat, proposers = (
        own_seat(sitting, actor=actor_of(request)),
        quorum_rules_of(sitting.body, on=day_of(sitting)).proposers,
    )
    return allows(rules.may_move, seat, proposers=proposers, by=actor_of(request))


def pressed(request: HttpRequest, motion: Motion, act: Callable[[], Any], done: str) -> HttpResponse:
    """Do what a button says and go back to the page it stands on; a refusal is said in its own words."""
    try:
        act()
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    if request.POST.get("to") in {"chair", "room"}:
        return redirect(f"meetings:{request.POST['to']}", pk=motion.sitting_id)
    return redirect("motions:motion", pk=motion.pk)
