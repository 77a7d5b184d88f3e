"""What the server keeps of a session, by its key: taken away, the browser that carries the key is nobody's."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.sessions.models import Session


def forget(keys: Iterable[str]) -> None:
    """Take it away; the acts that end sessions say why."""
    Session.objects.filter(session_key__in=list(keys)).delete()
