"""Registry of the navigation: areas register their entries, the page frame prints them.

An area calls ``register`` and ``door`` in its ``AppConfig.ready``. The frame never imports an area. What waits in
the places of the rail and behind the bell is counted in one statement a page, whatever the number of areas.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest
    from django.utils.functional import Promise
    from django.utils.safestring import SafeString

Waiting = Callable[["HttpRequest"], "QuerySet[Model] | None"]
Condition = Callable[["HttpRequest"], bool]
Strip = Callable[["HttpRequest"], "SafeString | None"]


@dataclass(frozen=True)
class Entry:
    """One place in the rail.

    ``wide`` entries give way on a phone, whose foot has room for five. ``at_foot`` entries stand
    at the end of the rail (guide, settings). ``waiting`` gives what waits there for the reader, to be
    counted; it must be permission-true and cheap to count, as that is done for every page.
    """

    area: str
    label: str | Promise
    icon: str
    url_name: str
    waiting: Waiting | None = None
    order: int = 0
    wide: bool = False
    at_foot: bool = False
    visible: Condition | None = None


@dataclass(frozen=True)
class ShownEntry:
    """An entry as one reader sees it on one page."""

    entry: Entry
    url: str
    count: int
    is_current: bool


#: Addresses that the frame links to, by purpose; an area may take one over with ``door``.
_doors: dict[str, str] = {
    "home": "web:desk",
    "search": "web:search",
    "notices": "notifications:list",
    "account": "accounts:page",
    "sign_in": "account_login",
    "sign_out": "account_logout",
    "switch": "organisation:switch",
    "live": "live:stream",
}
_entries: dict[tuple[str, str], Entry] = {}
_strips: dict[str, tuple[int, Strip]] = {}
_COUNTS = "_frame_counts"
_BELL = "bell"
_unread: list[Waiting] = []


def register(
    area: str,
    label: str | Promise,
    icon: str,
    url_name: str,
    waiting: Waiting | None = None,
    order: int = 0,
    wide: bool = False,  # noqa: FBT001, FBT002 - areas may pass it in its place
    *,
    at_foot: bool = False,
    visible: Condition | None = None,
) -> None:
    """Enter a place into the rail. Registering the same area and URL again replaces the entry."""
    entry = Entry(area, label, icon, url_name, waiting, order, wide, at_foot, visible)
    _entries[area, url_name] = entry


def door(purpose: str, url_name: str) -> None:
    """Say which URL name the frame links to for ``purpose`` (see ``_doors``)."""
    _doors[purpose] = url_name


def strip(name: str, render: Strip, order: int = 0) -> None:
    """Register a strip between top bar and page, such as the clock of the demo.

    ``render`` returns safe HTML, or None where the strip has nothing to say.
    """
    _strips[name] = (order, render)


def bell(unread: Waiting) -> None:
    """Register what the bell counts: the reader's unread notices."""
    _unread[:] = [unread]


def unread_notices(request: HttpRequest) -> int:
    """Unread notices of the reader; 0 when no area knows any."""
    return _counts(request).get(_BELL, 0)


def _counts(request: HttpRequest) -> dict[str, int]:
    """How much waits in each place of the rail (by URL name) and behind the bell. One statement, once for a page."""
    known: dict[str, int] | None = getattr(request, _COUNTS, None)
    if known is not None:
        return known
    found = {}
    if _is_signed_in(request):
        asked = {entry.url_name: entry.waiting for entry in _entries.values() if entry.waiting} | dict.fromkeys(
            [_BELL] if _unread else [], _unread[0] if _unread else None
        )
        waiting = {name: rows for name, ask in asked.items() if ask and (rows := ask(request)) is not None}
        found = _counted(waiting)
    setattr(request, _COUNTS, found)
    return found


def _counted(waiting: dict[str, QuerySet[Model]]) -> dict[str, int]:
    parts: list[str] = []
    parameters: list[Any] = []
    for rows in waiting.values():
        try:
            sql, its = rows.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            sql, its = "SELECT 1 WHERE false", ()
        # Made of the ORM's own statements; every value stays a parameter.
        parts.append(f"(SELECT count(*) FROM ({sql}) AS waiting)")  # noqa: S608
        parameters += its
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", parameters)
        return dict(zip(waiting, cursor.fetchone(), strict=True))


def address(purpose: str) -> str:
    """URL of a door, or the empty string while no area provides it."""
    return _resolve(_doors.get(purpose, ""))


def strips(request: HttpRequest) -> list[SafeString]:
    """The strips that have something to say on this page, in order."""
    ordered = sorted(_strips.values(), key=lambda pair: pair[0])
    return [html for _, render in ordered if (html := render(request))]


def entries(request: HttpRequest, *, current: str = "") -> list[ShownEntry]:
    """The rail for this reader. ``current`` names the open area; by default the URL's namespace.

    One place at most is open: of an area with several, the one whose address the page's begins with.
    """
    open_url_name = _open_place(current or _open_area(request), request)
    shown = []
    for entry in sorted(_entries.values(), key=lambda one: (one.at_foot, one.order)):
        url = _resolve(entry.url_name)
        if not url or (entry.visible and not entry.visible(request)):
            continue
        count = _counts(request).get(entry.url_name, 0) if entry.waiting else 0
        shown.append(ShownEntry(entry, url, count, entry.url_name == open_url_name))
    return shown


def _open_area(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.namespace or match.app_name).split(":")[0] if match else ""


def _open_place(area: str, request: HttpRequest) -> str:
    """The URL name of the area's place that is open; empty on a page that stands in none of them."""
    places = [(_resolve(entry.url_name), entry.url_name) for entry in _entries.values() if entry.area == area]
    if len(places) == 1:
        return places[0][1]
    # The root is the beginning of every address, so it counts only as itself.
    around = [
        (url, name)
        for url, name in places
        if url and (request.path == url or (url != "/" and request.path.startswith(url)))
    ]
    return max(around, key=lambda place: len(place[0]))[1] if around else ""


def _is_signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


def _resolve(url_name: str) -> str:
    if not url_name:
        return ""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
