"""What opens first after signing in: the dashboard that somebody chose, else his desk.

Whoever comes to the gate from the desk is led back to the desk; so the desk itself asks, once after each sign-in, and only
of those who have chosen something.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.urls import reverse

from decreta.core.actor import Actor
from decreta.seeing.models import Dashboard, Start

_KEY = "seeing_opens"


def connect() -> None:
    """Note at each sign-in what its person chose."""
    user_logged_in.connect(_note)


def _note(*, request: HttpRequest | None, user: Any, **_: Any) -> None:
    chosen = Start.objects.filter(user_id=user.pk).values_list("dashboard_id", flat=True).first()
    if request is not None and chosen is not None:
        request.session[_KEY] = str(chosen)


def opens_first(request: HttpRequest, actor: Actor) -> str:
    """The address of the dashboard to open instead of the desk; empty when it was opened, or is not found any more."""
    chosen = request.session.pop(_KEY, "") if _KEY in request.session else ""
    if not chosen or not Dashboard.objects.visible_to(actor).filter(pk=chosen).exists():
        return ""
    return reverse("seeing:dashboard", args=[chosen])
