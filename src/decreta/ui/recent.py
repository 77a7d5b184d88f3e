"""What a person opened lately: kept in a cookie of the browser's session, by kind and id only, never by title.

The titles are asked for anew when they are shown, of what the reader may see then; a cookie of somebody else who used
the browser before says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

COOKIE: Final = "decreta_recent"
KEPT: Final = 12
Opened = tuple[str, str]


def opened_by(request: HttpRequest) -> list[Opened]:
    """Kinds and ids of what the reader opened, the latest first."""
    whose, _, text = request.COOKIES.get(COOKIE, "").partition("|")
    if whose != str(getattr(request.user, "pk", "")):
        return []
    found: list[Opened] = []
    for part in text.split("!")[:KEPT]:
        kind, _, key = part.partition("~")
        try:
            found.append((kind, str(UUID(key))))
        except ValueError:
            continue
    return found


def remember(request: HttpRequest, response: HttpResponseBase, kind: str, pk: UUID) -> Any:
    """Note that the reader has opened something; returns the response."""
    now = (kind, str(pk))
    rest = [one for one in opened_by(request) if one != now][: KEPT - 1]
    text = "!".join(f"{kind}~{UUID(key).hex}" for kind, key in [now, *rest])
    response.set_cookie(
        COOKIE,
        f"{request.user.pk}|{text}",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
