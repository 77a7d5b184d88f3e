"""What areas above do when the words that were proposed under a point become its conclusion, or the draft of it."""

from __future__ import annotations

from collections.abc import Callable

from decreta.meetings.models import Conclusion

#: Takes over what hung on the proposal; called inside the act with which the point begins or passes. May refuse it.
Taking = Callable[[Conclusion], None]
_takings: dict[str, Taking] = {}


def register(name: str, taking: Taking) -> None:
    """Enter what an area takes over. `name` is the area's."""
    _takings[name] = taking


def came_of_proposal(conclusion: Conclusion) -> None:
    """What was proposed stands as a conclusion or as its draft now."""
    for taking in _takings.values():
        taking(conclusion)
