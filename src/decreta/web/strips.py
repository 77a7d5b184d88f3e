"""Strips under the top bar: where one stands when taking matters one by one; the demonstration's clock."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from decreta.core import clock
from decreta.ui import walk


def demo_clock(request: HttpRequest) -> SafeString | None:
    """The clock of the demonstration; nothing elsewhere."""
    if not getattr(settings, "DECRETA_DEMO", False):
        return None
    context = {
        "now": clock.now(),
        "is_standing": clock.is_standing(),
        "is_signed_in": request.user.is_authenticated,
    }
    return render_to_string("web/demo_clock.html", context, request=request)


def walking(request: HttpRequest) -> SafeString | None:
    """Which matter of how many is in hand and which comes next; nothing for who does not walk. No statement."""
    found = walk.of(request)
    if found is None:
        return None
    context = {"walk": found, "is_here": request.path == found.here.url}
    return render_to_string("web/walk.html", context, request=request)
