"""A session's life: since when, last used, when it must end."""

from __future__ import annotations

import datetime as dt
import time
from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from decreta.accounts.actors import actor_of, address_of, user_of
from decreta.accounts.domain import sessions
from decreta.accounts.models import UserSession
from decreta.core import clock

#: What the session remembers: when it began, when it was last noted to be used (seconds of real time), its own key.
BEGAN: Final = "began_at"
SEEN: Final = "seen_at"
KEY: Final = "own_key"
_NOTE_SECONDS: Final = 300


def begin(request: HttpRequest) -> None:
    """A user has just signed in."""
    now = time.time()
    request.session[BEGAN] = request.session[SEEN] = now
    if request.session.session_key is None:
        request.session.save()
    request.session[KEY] = request.session.session_key


def key_of(request: HttpRequest) -> str:
    """Under which key the present session is kept."""
    return request.session.session_key or ""


def check(request: HttpRequest) -> None:
    """End a session that is past its limits: who asked is nobody from here on. Now and then note that it is used."""
    now, session = time.time(), request.session
    began, seen = session.get(BEGAN, now), session.get(SEEN, now)
    limit = ""
    if now - seen > settings.DECRETA_SESSION_IDLE_MINUTES * 60:
        limit = "idle"
    elif now - began > settings.DECRETA_SESSION_HOURS * 3600:
        limit = "age"
    if limit:
        user = user_of(request)
        by = actor_of(user, address=address_of(request))
        sessions.expire(user=user, session_key=key_of(request), limit=limit, by=by)
        logout(request)
    elif now - seen > min(_NOTE_SECONDS, settings.DECRETA_SESSION_IDLE_MINUTES * 6) or BEGAN not in session:
        # Writing it also moves the end of the session that the database knows.
        session[SEEN], session[BEGAN] = now, began
        UserSession.objects.filter(session_key=key_of(request), ended_at=None).update(
            seen_at=clock.real_now(), address=address_of(request)
        )


def follow_key(request: HttpRequest) -> None:
    """A new password gives the session a new key: its row goes along."""
    known, present = request.session.get(KEY), request.session.session_key
    if known and present and known != present:
        UserSession.objects.filter(session_key=known).update(session_key=present)
        request.session[KEY] = present


def forget_old() -> int:
    """Delete sessions that are over, and what a year ago was known of devices; returns how many of these."""
    Session.objects.filter(expire_date__lt=clock.real_now()).delete()
    limit = clock.real_now() - dt.timedelta(days=400)
    return UserSession.objects.filter(seen_at__lt=limit).delete()[0]
