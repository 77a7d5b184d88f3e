"""The web application: static files and live streams beside Django, everything else through it."""

from __future__ import annotations

import os
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decreta.config.settings")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402  (Django must be set up first)
from django.urls import get_resolver  # noqa: E402

from decreta.config.bounds import bounded  # noqa: E402
from decreta.config.static import StaticFiles  # noqa: E402
from decreta.config.turns import InTurns  # noqa: E402
from decreta.core.memory import keep_what_is_loaded  # noqa: E402
from decreta.live.asgi import application as _stream  # noqa: E402
from decreta.live.asgi import is_stream as _is_stream  # noqa: E402

# Every page's module now, not at the first visit: a mistake stops the start, and the first visitor waits for nothing.
_ = get_resolver().url_patterns
_django = InTurns(settings.DECRETA_WORKED_ON_AT_ONCE)
_static = StaticFiles(settings.STATIC_ROOT, prefix=settings.STATIC_URL)
# Balancers and watchers ask by the machine's number, not by the name at which people reach it; nothing of what they
# get is made of the name.
_WATCHED = frozenset({"/health/live", "/health/ready", "/metrics"})
keep_what_is_loaded()


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Answer one connection."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    path = scope.get("path", "")
    if _is_stream(path):
        # It stays open for hours; in Django's chain it would hold a thread and a connection.
        await _stream(scope, receive, send)
    elif path.startswith(settings.STATIC_URL):
        await _static(scope, receive, send)
    elif path in _WATCHED:
        headers = [pair for pair in scope["headers"] if pair[0] != b"host"]
        await _django({**scope, "headers": [*headers, (b"host", b"localhost")]}, receive, send)
    else:
        await _django(*bounded(scope, receive), send)


async def _lifespan(receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
