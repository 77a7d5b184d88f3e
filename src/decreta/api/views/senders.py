"""Senders are told by machine: that their paper was registered, that it goes back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on
from decreta.api.describing import does
from decreta.api.forms.senders import LetterForm
from decreta.api.queries import arrivals, tray
from decreta.api.things import ARRIVAL, TRAY_PAPER
from decreta.mailroom import domain

router = Router(tags=["documents"])


@does(
    router,
    "POST",
    "/arrivals/{uuid:pk}/receipt",
    "mailroom.send_receipt",
    name="send_receipt",
    scope=Scope.DOCUMENTS,
    shape=arrivals.ArrivalShape,
    form=LetterForm,
)
def receipt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the receipt for an arrival by mail; once, however often it is asked for."""
    data = bodies.read(request, LetterForm).model_dump()
    return act_on(request, ARRIVAL, pk, lambda found, by: domain.send_receipt(arrival=found, by=by, **data))


@does(
    router,
    "POST",
    "/arrivals/{uuid:pk}/write-back",
    "mailroom.write_back",
    name="write_back",
    scope=Scope.DOCUMENTS,
    shape=arrivals.ArrivalShape,
    form=LetterForm,
)
def write_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the sender by mail that his registered paper was sent back, and why."""
    data = bodies.read(request, LetterForm).model_dump()
    return act_on(request, ARRIVAL, pk, lambda found, by: domain.write_back(told=found, by=by, **data))


@does(
    router,
    "POST",
    "/tray/{uuid:pk}/write-back",
    "mailroom.write_back",
    name="write_back_tray_paper",
    scope=Scope.DOCUMENTS,
    shape=tray.TrayShape,
    form=LetterForm,
)
def write_back_tray_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same for a paper that went back from the tray."""
    data = bodies.read(request, LetterForm).model_dump()
    return act_on(request, TRAY_PAPER, pk, lambda found, by: domain.write_back(told=found, by=by, **data))
