"""Debates by machine: what a conference system in the hall asks and says."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import one
from decreta.api.describing import does, reads
from decreta.api.forms import speaking as forms
from decreta.api.queries import speaking as shapes
from decreta.api.queries.meetings import SittingShape
from decreta.api.things import DEBATE, SITTING, SPEECH
from decreta.core.actor import Actor
from decreta.meetings.models import AgendaItem, Invitation
from decreta.meetings.queries.seats import own_seat
from decreta.speaking import domain
from decreta.speaking.models import Speech

router = Router(tags=["meetings"])


@reads(router, "/points/{uuid:pk}/speeches", shapes.DebateShape, name="debate", is_of_one=True)
def debate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The debate on a point: who has the floor, who waits in which order, who has spoken how long."""
    return one(request, DEBATE, pk)


@does(
    router,
    "POST",
    "/points/{uuid:pk}/speeches",
    "speaking.ask",
    name="ask_to_speak",
    scope=Scope.MEETINGS,
    shape=shapes.SpeechShape,
    form=forms.AskingForm,
    status=201,
)
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put somebody invited on the list of speakers: oneself, or whose hand the secretary sees."""
    data = bodies.read(request, forms.AskingForm)

    def do(found: AgendaItem, by: Actor) -> Speech | None:
        who = own_seat(found.sitting, actor=by)
        if data.invitation is not None:
            invited = Invitation.objects.select_related("holding", "sitting__body").filter(sitting=found.sitting)
            who = get_object_or_404(invited, pk=data.invitation)
        asked = domain.ask_to_speak(item=found, invitation=who, kind=data.kind, by=by)
        # Who waits already is answered with what waits.
        return asked or Speech.objects.get(item=found, invitation=who, began_at=None, withdrawn_at=None)

    return make_under(request, DEBATE, pk, do, SPEECH)


@reads(router, "/speeches/{uuid:pk}", shapes.SpeechShape, name="speech", is_of_one=True)
def speech(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody who asks to speak, speaks or has spoken."""
    return one(request, SPEECH, pk)


@does(
    router,
    "POST",
    "/speeches/{uuid:pk}/withdraw",
    "speaking.withdraw",
    name="withdraw_speech",
    scope=Scope.MEETINGS,
    shape=shapes.SpeechShape,
)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a request to speak back."""
    return act_on(request, SPEECH, pk, lambda found, by: domain.withdraw_request(speech=found, by=by))


@does(
    router,
    "POST",
    "/speeches/{uuid:pk}/place",
    "speaking.place",
    name="place_speech",
    scope=Scope.MEETINGS,
    shape=shapes.SpeechShape,
    form=forms.PlacingForm,
)
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put somebody elsewhere in the list."""
    data = bodies.read(request, forms.PlacingForm)
    return act_on(
        request, SPEECH, pk, lambda found, by: domain.place_speech(speech=found, direction=data.direction, by=by)
    )


@does(
    router,
    "POST",
    "/speeches/{uuid:pk}/begin",
    "speaking.begin",
    name="give_floor",
    scope=Scope.MEETINGS,
    shape=shapes.SpeechShape,
)
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give somebody the floor; whoever speaks has finished."""
    return act_on(request, SPEECH, pk, lambda found, by: domain.give_floor(speech=found, by=by))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/speech/end",
    "speaking.end",
    name="end_speech",
    scope=Scope.MEETINGS,
    shape=SittingShape,
)
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whoever speaks has finished."""
    return act_on(request, SITTING, pk, lambda found, by: domain.end_speech(sitting=found, by=by))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/speech/pause",
    "speaking.pause",
    name="pause_speech",
    scope=Scope.MEETINGS,
    shape=SittingShape,
)
def pause(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop the clock of whoever speaks."""
    return act_on(request, SITTING, pk, lambda found, by: domain.pause_speech(sitting=found, by=by))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/speech/resume",
    "speaking.resume",
    name="resume_speech",
    scope=Scope.MEETINGS,
    shape=SittingShape,
)
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the clock of whoever speaks run on."""
    return act_on(request, SITTING, pk, lambda found, by: domain.resume_speech(sitting=found, by=by))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/speech/grant",
    "speaking.grant",
    name="grant_time",
    scope=Scope.MEETINGS,
    shape=SittingShape,
    form=forms.GrantForm,
)
def grant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give whoever speaks more time."""
    data = bodies.read(request, forms.GrantForm)
    return act_on(request, SITTING, pk, lambda found, by: domain.grant_time(sitting=found, seconds=data.seconds, by=by))
