"""What areas above have against a notice, and what they keep of it once it is composed.

While something is not decided, what it comes to would find no place in it; where each conclusion stands in it is known
when it is composed, and not before.
"""

from __future__ import annotations

from collections.abc import Callable

from decreta.meetings.models import Sitting

#: Why the notice of a sitting is not composed yet; empty where nothing is against it.
Against = Callable[[Sitting], str]
_againsts: dict[str, Against] = {}
#: Called inside the act that composes the notice of a sitting, which holds the sitting.
Composed = Callable[[Sitting], None]
_composeds: dict[str, Composed] = {}


def register(name: str, *, against: Against | None = None, composed: Composed | None = None) -> None:
    """Enter what an area has against composing, and what it keeps of what was composed. `name` is the area's."""
    if against is not None:
        _againsts[name] = against
    if composed is not None:
        _composeds[name] = composed


def why_not_yet(sitting: Sitting) -> str:
    """Why the notice of a sitting is not composed yet; empty where nothing is against it."""
    return next((why for against in _againsts.values() if (why := against(sitting))), "")


def is_composed(sitting: Sitting) -> None:
    """The notice of a sitting was composed of its conclusions as they stand now."""
    for composed in _composeds.values():
        composed(sitting)
