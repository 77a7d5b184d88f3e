"""The strip that shows a demonstration's clock and lets a presenter move it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from decreta.core import clock
from decreta.core.models import SimulatedClock


def demo_clock(request: HttpRequest) -> SafeString | None:
    """The clock of the demonstration; nothing elsewhere."""
    if not getattr(settings, "DECRETA_DEMO", False):
        return None
    row = SimulatedClock.objects.filter(pk=1).first()
    is_standing = row is not None and row.stopped_at is not None
    context = {"now": clock.now(), "is_standing": is_standing, "is_signed_in": request.user.is_authenticated}
    return render_to_string("web/demo_clock.html", context, request=request)
