"""A room is booked for something that is no sitting; the booking is shown, moved, cancelled."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.deadlines import YEARS
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.rooms import domain, forms, occasions, rules
from decreta.rooms.models import Booking
from decreta.ui.methods import GET_POST


def booking_of(request: HttpRequest, pk: UUID) -> Booking:
    """A booking that the actor may read; 404 for anybody else."""
    found = Booking.objects.visible_to(actor_of(request)).select_related("room__organisation", "organisation")
    return get_object_or_404(found.select_related("booked_by__person", "booked_by__post"), pk=pk)


@login_required
@GET_POST
@idempotent
def book(request: HttpRequest) -> HttpResponse:
    """Take a room for something."""
    actor = actor_of(request)
    if not actor.can("book_rooms"):
        raise Http404
    form = forms.BookingForm(request.POST if request.method == "POST" else None, actor=actor, initial=_asked(request))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        said = {name: given[name] for name in ("room", "purpose", "is_private")}
        try:
            made = domain.book(span=form.span, by=actor, **said)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The room is yours at that time."))
            return redirect("rooms:booking", pk=made.pk)
    context = {"form": form, "title": _("Book a room"), "button": _("Book room")}
    return render(request, "rooms/edit.html", context | {"has_times": True}, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The room and the time that a link of the calendar asks for."""
    found: dict[str, Any] = {"room": request.GET.get("room", "")}
    for name in ("starts_at", "ends_at"):
        try:
            moment = parse_datetime(request.GET.get(name, ""))
        except ValueError:
            moment = None
        if moment is not None and moment.year in YEARS:
            found[name] = moment if moment.tzinfo else moment.replace(tzinfo=clock.zone())
    if isinstance(found.get("starts_at"), dt.datetime) and "ends_at" not in found:
        found["ends_at"] = found["starts_at"] + dt.timedelta(hours=1)
    return found


@login_required
@require_safe
def booking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who has which room for what; what is for something of another area leads there."""
    found, actor = booking_of(request, pk), actor_of(request)
    told = occasions.told({found.pk: found.occasion}, actor).get(found.pk)
    context = {
        "booking": found,
        "told": told,
        "is_cancelled": found.cancelled_at is not None,
        "may_change": _may_change(request, found),
    }
    return render(request, "rooms/booking.html", context)


@login_required
@GET_POST
@idempotent
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have another room, or the same at another time."""
    found = _own(request, pk)
    names = ("room", "purpose", "starts_at", "ends_at", "minutes_before", "minutes_after", "is_private")
    form = forms.BookingForm(
        request.POST if request.method == "POST" else None,
        actor=actor_of(request),
        initial={name: getattr(found, name) for name in names},
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        said = {name: given[name] for name in ("room", "purpose", "is_private")}
        try:
            domain.move(booking=found, span=form.span, by=actor_of(request), **said)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The booking is changed."))
            return redirect("rooms:booking", pk=pk)
    context = {"form": form, "booking": found, "title": _("Change booking"), "button": _("Change booking")}
    return render(request, "rooms/edit.html", context | {"has_times": True}, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the room back."""
    found = _own(request, pk)
    try:
        domain.cancel(booking=found, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The booking is cancelled; the room is free at that time."))
    return redirect("rooms:booking", pk=pk)


def _own(request: HttpRequest, pk: UUID) -> Booking:
    """A booking that the actor may change here; what is for a sitting is changed with the sitting."""
    found = booking_of(request, pk)
    if not _may_change(request, found):
        raise Http404
    return found


def _may_change(request: HttpRequest, found: Booking) -> bool:
    return found.cancelled_at is None and allows(rules.may_change, found, by=actor_of(request))
