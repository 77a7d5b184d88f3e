"""What areas above have against a notice: while something is not decided, what it comes to would find no place in it."""

from __future__ import annotations

from collections.abc import Callable

from decreta.meetings.models import Sitting

#: Why the notice of a sitting is not composed yet; empty where nothing is against it.
Against = Callable[[Sitting], str]
_againsts: dict[str, Against] = {}


def register(name: str, against: Against) -> None:
    """Enter what an area has against composing. `name` is the area's."""
    _againsts[name] = against


def why_not_yet(sitting: Sitting) -> str:
    """Why the notice of a sitting is not composed yet; empty where nothing is against it."""
    return next((why for against in _againsts.values() if (why := against(sitting))), "")
