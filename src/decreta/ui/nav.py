"""Registry of the navigation: areas register their entries, the page frame prints them.

An area calls ``register`` and ``door`` in its ``AppConfig.ready``. The frame never imports an area.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import Promise
    from django.utils.safestring import SafeString

Count = Callable[["HttpRequest"], int]
Condition = Callable[["HttpRequest"], bool]
Strip = Callable[["HttpRequest"], "SafeString | None"]


@dataclass(frozen=True)
class Entry:
    """One place in the rail.

    ``wide`` entries give way on a phone, whose foot has room for five. ``at_foot`` entries stand
    at the end of the rail (guide, settings). ``count`` says how much waits there for the reader;
    it must be permission-true and cheap, as it runs on every page.
    """

    area: str
    label: str | Promise
    icon: str
    url_name: str
    count: Count | None = None
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
_notice_count: list[Count] = []


def register(
    area: str,
    label: str | Promise,
    icon: str,
    url_name: str,
    count: Count | None = None,
    order: int = 0,
    wide: bool = False,  # noqa: FBT001, FBT002 - areas may pass it in its place
    *,
    at_foot: bool = False,
    visible: Condition | None = None,
) -> None:
    """Enter a place into the rail. Registering the same area and URL again replaces the entry."""
    entry = Entry(area, label, icon, url_name, count, order, wide, at_foot, visible)
    _entries[area, url_name] = entry


def door(purpose: str, url_name: str) -> None:
    """Say which URL name the frame links to for ``purpose`` (see ``_doors``)."""
    _doors[purpose] = url_name


def strip(name: str, render: Strip, order: int = 0) -> None:
    """Register a strip between top bar and page, such as the clock of the demo.

    ``render`` returns safe HTML, or None where the strip has nothing to say.
    """
    _strips[name] = (order, render)


def notice_count(count: Count) -> None:
    """Register what counts the reader's unread notices for the bell."""
    _notice_count[:] = [count]


def unread_notices(request: HttpRequest) -> int:
    """Unread notices of the reader; 0 when no area counts them."""
    return _notice_count[0](request) if _notice_count and _is_signed_in(request) else 0


def address(purpose: str) -> str:
    """URL of a door, or the empty string while no area provides it."""
    return _resolve(_doors.get(purpose, ""))


def strips(request: HttpRequest) -> list[SafeString]:
    """The strips that have something to say on this page, in order."""
    ordered = sorted(_strips.values(), key=lambda pair: pair[0])
    return [html for _, render in ordered if (html := render(request))]


def entries(request: HttpRequest, *, current: str = "") -> list[ShownEntry]:
    """The rail for this reader. ``current`` names the open area; by default the URL's namespace."""
    open_area = current or _open_area(request)
    shown = []
    for entry in sorted(_entries.values(), key=lambda one: (one.at_foot, one.order)):
        url = _resolve(entry.url_name)
        if not url or (entry.visible and not entry.visible(request)):
            continue
        count = entry.count(request) if entry.count and _is_signed_in(request) else 0
        shown.append(ShownEntry(entry, url, count, entry.area == open_area))
    return shown


def _open_area(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.namespace or match.app_name).split(":")[0] if match else ""


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
