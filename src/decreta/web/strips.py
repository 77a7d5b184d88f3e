"""The strip that shows a demonstration's clock and lets a presenter move it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from decreta.core import clock


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
