"""The browser's side of a hall's screen: what it carries, and whom a request that carries it stands for.

What it carries is not a session and opens no page of a person: areas ask here by name, and nothing else looks at it.
"""

from __future__ import annotations

from typing import Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from decreta.live.doors import Entrant
from decreta.meetings.models import HallScreen
from decreta.meetings.queries.screens import HallEye, eye_of, screen_of_token, token_of

A = TypeVar("A", bound=HttpResponseBase)

#: Browsers take the first name only from this very host, over TLS, for the whole site.
COOKIE: Final = "__Host-hall" if settings.SESSION_COOKIE_SECURE else "hall"
#: As long as any sitting; the key itself ends with its sitting.
_AGE: Final = 7 * 24 * 3600
_LONGEST: Final = 64


def address_of(request: HttpRequest) -> str:
    """From where a request comes."""
    return str(request.META.get("REMOTE_ADDR") or "")


def carries(request: HttpRequest) -> bool:
    """Whether the browser carries a key, good or not."""
    return bool(request.COOKIES.get(COOKIE))


def screen_of(request: HttpRequest) -> HallScreen | None:
    """The screen whose key the browser carries, while it stands. At most one statement."""
    token = request.COOKIES.get(COOKIE, "")
    return screen_of_token(token) if 0 < len(token) <= _LONGEST else None


def eye_in_hall(request: HttpRequest, sitting: UUID) -> HallEye | None:
    """As what a request stands in the hall of a sitting; None where it carries no key of it."""
    screen = screen_of(request)
    if screen is None or screen.sitting_id != sitting:
        return None
    with translation.override(screen.language):
        return eye_of(screen, address=address_of(request))


def entrant(request: HttpRequest) -> Entrant | None:
    """Who opens a stream by the door of the hall."""
    screen = screen_of(request)
    if screen is None:
        return None
    return Entrant(screen.pk, eye_of(screen, address=address_of(request)), screen.language)


def remember(screen: HallScreen, response: A) -> A:
    """Let the browser carry the key; its address then says nothing to whoever reads it in the hall."""
    response.set_cookie(
        COOKIE,
        token_of(screen.pk),
        max_age=_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def forget(response: A) -> A:
    """Take away a key that is good for nothing any more."""
    response.set_cookie(COOKIE, "", max_age=0, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def guarded(answer: A) -> A:
    """Kept by nobody on the way, found by no search engine, told to no other site."""
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
