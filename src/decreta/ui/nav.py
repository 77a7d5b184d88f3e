"""Registry of the navigation: areas register their entries, the page frame prints them.

An area calls ``register`` and ``door`` in its ``AppConfig.ready``. The frame never imports an area. What waits in
the places of the rail and behind the bell is counted in one statement a page, whatever the number of areas.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

from decreta.core import together
from decreta.core.plans import planned_once

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import Promise
    from django.utils.safestring import SafeString

    from decreta.core.prepared import Asked

Waiting = Callable[["HttpRequest"], "Asked | None"]
Condition = Callable[["HttpRequest"], bool]
Strip = Callable[["HttpRequest"], "SafeString | None"]


@dataclass(frozen=True)
class Entry:
    """One place in the rail.

    ``wide`` entries give way on a phone, whose foot has room for five. ``at_foot`` entries stand
    at the end of the rail (guide, settings). ``waiting`` asks for the keys of what waits there for the
    reader, to be counted; it must be permission-true and cheap to count, as that is done for every page.
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
    "palette": "web:palette",
    "notices": "notifications:list",
    "account": "accounts:page",
    "sign_in": "account_login",
    "sign_out": "account_logout",
    "switch": "organisation:switch",
    "live": "live:stream",
}
_entries: dict[tuple[str, str], Entry] = {}
_within: dict[str, str] = {}
_strips: dict[str, tuple[int, Strip]] = {}
_COUNTS = "_frame_counts"
_VISIBLE = "_frame_places"
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


def within(area: str, url_name: str) -> None:
    """Say in whose place of the rail the pages of an area stand that has none of its own."""
    _within[area] = url_name


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


def along(request: HttpRequest, **wanted: together.Asked) -> dict[str, list[dict[str, Any]]]:
    """A few rows (of `values()`) that a page needs besides, asked for in the statement that counts for the frame.

    The values come as JSON has them: ids and moments as texts.
    """
    asked: dict[str, Asked] = {} if hasattr(request, _COUNTS) else _waiting(request)
    counts, rows = _asked(asked, wanted)
    if not hasattr(request, _COUNTS):
        setattr(request, _COUNTS, counts)
    return rows


def _counts(request: HttpRequest) -> dict[str, int]:
    """How much waits in each place of the rail (by URL name) and behind the bell. One statement, once for a page."""
    known: dict[str, int] | None = getattr(request, _COUNTS, None)
    if known is not None:
        return known
    found, _rows = _asked(_waiting(request), {})
    setattr(request, _COUNTS, found)
    return found


def _waiting(request: HttpRequest) -> dict[str, Asked]:
    """What waits for a reader, by place of the rail, and behind the bell."""
    if not _is_signed_in(request):
        return {}
    asked = {entry.url_name: entry.waiting for entry in _entries.values() if entry.waiting}
    if _unread:
        asked[_BELL] = _unread[0]
    return {name: rows for name, ask in asked.items() if (rows := ask(request)) is not None}


def _asked(
    waiting: dict[str, Asked], wanted: Mapping[str, together.Asked]
) -> tuple[dict[str, int], dict[str, list[dict[str, Any]]]]:
    """Counts of some rows and the whole of others, in one statement."""
    parts: list[str] = []
    parameters: list[Any] = []
    # Made of the ORM's own statements; every value stays a parameter.
    for rows in waiting.values():
        sql, its = _statement(rows)
        parts.append(f"(SELECT count(*) FROM ({sql}) AS waiting)")  # noqa: S608
        parameters += its
    for wish in wanted.values():
        sql, its = together.as_json(wish)
        parts.append(sql)
        parameters += its
    if not parts:
        return {}, {}
    with planned_once(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", parameters)
        answer = cursor.fetchone()
    counts = dict(zip(waiting, answer, strict=False))
    return counts, {name: json.loads(text) for name, text in zip(wanted, answer[len(waiting) :], strict=True)}


def _statement(rows: Asked) -> tuple[str, Any]:
    try:
        return rows.statement()
    except EmptyResultSet:
        return "SELECT 1 WHERE false", ()


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
    return [
        ShownEntry(
            entry, url, _counts(request).get(entry.url_name, 0) if entry.waiting else 0, entry.url_name == open_url_name
        )
        for entry, url in _visible(request)
    ]


def _visible(request: HttpRequest) -> list[tuple[Entry, str]]:
    """The places that this reader has, with their addresses; judged once for a page, which prints them twice."""
    known: list[tuple[Entry, str]] | None = getattr(request, _VISIBLE, None)
    if known is None:
        known = [
            (entry, url)
            for entry in sorted(_entries.values(), key=lambda one: (one.at_foot, one.order))
            if (url := _resolve(entry.url_name)) and (entry.visible is None or entry.visible(request))
        ]
        setattr(request, _VISIBLE, known)
    return known


def _open_area(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.namespace or match.app_name).split(":")[0] if match else ""


def _open_place(area: str, request: HttpRequest) -> str:
    """The URL name of the area's place that is open; empty on a page that stands in none of them."""
    if area in _within:
        return _within[area]
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
    """The address of a page, or the empty string where there is none."""
    return _address_of(url_name, get_script_prefix(), get_urlconf()) if url_name else ""


@functools.cache
def _address_of(url_name: str, prefix: str, urls: str | None) -> str:
    """Looked up once: every page asks for the addresses of all places, some of them twice."""
    try:
        return reverse(url_name, urls)
    except NoReverseMatch:
        return ""
