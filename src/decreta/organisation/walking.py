"""Walking along the queue of the desk means acting in the post that each matter waits for."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.organisation.middleware import SESSION_KEY
from decreta.ui import nav, walk


def open_stop(request: HttpRequest, stop: walk.Stop | None) -> str:
    """The address of a matter, in its post from now on; the desk after the last one."""
    if stop is None:
        messages.success(request, _("That was the last matter of your walk."))
        return nav.address("home") or "/"
    if any(seat.key == stop.seat for seat in request.seats):  # type: ignore[attr-defined]
        request.session[SESSION_KEY] = stop.seat
    return stop.url


def onward(request: HttpRequest, url_name: str, **key: object) -> str:
    """Where an act leads that settled a matter: to the matter's page, or to the next one for who takes them one by one."""
    return onward_from(request, reverse(url_name, kwargs=key))


def onward_from(request: HttpRequest, here: str) -> str:
    """The same for a matter whose page is known by its address."""
    return open_stop(request, walk.step(request)) if walk.is_at(request, here) else here
