"""By what a browser is known again, and how it is called."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from decreta.accounts.models import UserSession

_COOKIE: Final = "device"
_AGE: Final = 365 * 24 * 3600
_MARK: Final = "_device_mark"
# The first that is named in what the browser says of itself; the order matters, as each also names its forebears.
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Device:
    """A browser: the hash of its mark, and what it says of itself."""

    mark_hash: str
    name: str


def of(request: HttpRequest) -> Device:
    """The browser of a request; one without a mark gets one, set by `remember`."""
    return Device(_hash(_mark(request)), named(request.headers.get("User-Agent", "")))


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser carry its mark from now on. It opens nothing."""
    response.set_cookie(
        _COOKIE, _mark(request), max_age=_AGE, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def known_to(request: HttpRequest, login: str) -> str:
    """The hash of a mark with which this name has been signed in before; else nothing."""
    mark = request.COOKIES.get(_COOKIE, "")
    if not mark:
        return ""
    earlier = UserSession.objects.filter(user__username=login, device_hash=_hash(mark))
    return _hash(mark) if earlier.exists() else ""


def named(agent: str) -> str:
    """`Firefox, Windows`; nothing for a program that does not say."""
    found = [next((name for sign, name in table if sign in agent), "") for table in (_BROWSERS, _SYSTEMS)]
    return ", ".join(part for part in found if part)


def _mark(request: HttpRequest) -> str:
    mark: str = getattr(request, _MARK, "") or request.COOKIES.get(_COOKIE, "")
    if not 20 <= len(mark) <= 64:
        mark = secrets.token_urlsafe(24)
    setattr(request, _MARK, mark)
    return mark


def _hash(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()
