"""Taking the matters of the desk one by one: the queue that a person walks along, kept in the session.

The frame shows where he stands on every page; an act that settles the matter in hand leads to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from django.http import HttpRequest

_KEY: Final = "walk"
#: A session stays small; who settles as many begins anew from the desk.
LONGEST: Final = 40


@dataclass(frozen=True)
class Stop:
    """One matter on the way: what to do, with what, in which post."""

    verb: str
    title: str
    url: str
    lang: str = ""
    seat: str = ""


@dataclass(frozen=True)
class Walk:
    """The way and where the person stands on it."""

    stops: list[Stop]
    place: int

    @property
    def number(self) -> int:
        """The place in hand, counted from one."""
        return self.place + 1

    @property
    def here(self) -> Stop:
        """The matter in hand."""
        return self.stops[self.place]

    @property
    def onward(self) -> Stop | None:
        """The matter after it; None at the end."""
        return self.stops[self.place + 1] if self.place + 1 < len(self.stops) else None


def begin(request: HttpRequest, stops: Iterable[Stop]) -> None:
    """Set out along these matters."""
    kept = [[one.verb, one.title, one.url, one.lang, one.seat] for one in stops][:LONGEST]
    request.session[_KEY] = {"stops": kept, "place": 0}


def end(request: HttpRequest) -> None:
    """Stop walking."""
    request.session.pop(_KEY, None)


def of(request: HttpRequest) -> Walk | None:
    """The walk of this session, or None."""
    kept: Any = getattr(request, "session", {}).get(_KEY)
    if not kept or not 0 <= kept["place"] < len(kept["stops"]):
        return None
    return Walk([Stop(*one) for one in kept["stops"]], kept["place"])


def step(request: HttpRequest) -> Stop | None:
    """Go to the next matter and return it; None, and the walk is over, after the last."""
    walk = of(request)
    if walk is None or walk.onward is None:
        end(request)
        return None
    request.session[_KEY] = {**request.session[_KEY], "place": walk.place + 1}
    return walk.onward


def is_at(request: HttpRequest, url: str) -> bool:
    """Whether ``url`` is the page of the matter in hand."""
    walk = of(request)
    return walk is not None and walk.here.url == url
