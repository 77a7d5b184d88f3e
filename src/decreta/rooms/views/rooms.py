"""The list of rooms, one of them, and what an administrator does with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.core.forms import ActForm
from decreta.kit import lists
from decreta.organisation.middleware import actor_of
from decreta.rooms import domain, forms, rules
from decreta.rooms.models import Room
from decreta.rooms.queries.schedule import coming_in
from decreta.rooms.tables import ROOMS, equipment, shared
from decreta.ui.methods import GET_POST


def room_of(request: HttpRequest, pk: UUID) -> Room:
    """A room that the actor may see; 404 for anybody else."""
    found = Room.objects.visible_to(actor_of(request)).select_related("organisation")
    return get_object_or_404(found, pk=pk)


def _kept(request: HttpRequest, pk: UUID) -> Room:
    """A room that the actor keeps; who only books does not find these pages."""
    _keeps(request)
    return room_of(request, pk)


def _keeps(request: HttpRequest) -> None:
    if not allows(rules.may_keep_rooms, by=actor_of(request)):
        raise Http404


@login_required
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Rooms that the actor's organisation may book."""
    actor = actor_of(request)
    context = {"may_keep": allows(rules.may_keep_rooms, by=actor), "may_book": actor.can("book_rooms")}
    return lists.page(request, ROOMS, "rooms/list.html", lambda shown: context)


@login_required
@require_safe
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a room is, and what stands in it from now on."""
    found, actor = room_of(request, pk), actor_of(request)
    context = {
        "room": found,
        "equipment": equipment(found),
        "shared": shared(found),
        "standing": coming_in(found, actor),
        "may_keep": allows(rules.may_keep_rooms, by=actor),
        "may_book": allows(rules.may_book, found, by=actor),
    }
    return render(request, "rooms/room.html", context)


@login_required
@GET_POST
@idempotent
def new(request: HttpRequest) -> HttpResponse:
    """Enter a room."""
    _keeps(request)
    made: list[Room] = []
    form = forms.NewRoomForm(request.POST if request.method == "POST" else None)
    by = actor_of(request)
    if form.carries_out(lambda data: made.append(domain.add(**data, by=by))):
        messages.success(request, _("The room can be booked."))
        return redirect("rooms:room", pk=made[0].pk)
    return _shown(request, form, title=_("New room"), button=_("Add room"))


@login_required
@GET_POST
@idempotent
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what a room is."""
    found = _kept(request, pk)
    fields = ("name", "place", "capacity", "is_accessible", "is_shared")
    initial = {name: getattr(found, name) for name in fields} | {"equipment": "\n".join(found.equipment)}
    form = forms.RoomForm(request.POST if request.method == "POST" else None, initial=initial)
    by = actor_of(request)
    if form.carries_out(lambda data: domain.change(room=found, by=by, **data)):
        messages.success(request, _("The room is changed."))
        return redirect("rooms:room", pk=pk)
    note = _("Invitations that went out keep the words that they were sent with.")
    return _shown(request, form, room=found, title=_("Change room"), button=_("Change room"), note=note)


@login_required
@GET_POST
@idempotent
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a room from a day on."""
    found = _kept(request, pk)
    form = forms.CloseForm(request.POST if request.method == "POST" else None, initial={"valid_to": found.valid_to})
    by = actor_of(request)
    if form.carries_out(lambda data: domain.close(room=found, by=by, **data)):
        messages.success(request, _("The room is closed from that day on."))
        return redirect("rooms:room", pk=pk)
    return _shown(request, form, room=found, title=_("Close room"), button=_("Close room"))


@login_required
@require_POST
@idempotent
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a closed room again."""
    found = _kept(request, pk)
    try:
        domain.reopen(room=found, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The room can be booked again."))
    return redirect("rooms:room", pk=pk)


def _shown(request: HttpRequest, form: ActForm, **context: Any) -> HttpResponse:
    return render(request, "rooms/edit.html", {"form": form, **context}, status=422 if form.errors else 200)
