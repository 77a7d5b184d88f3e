"""Since when something stands in the way of an assignment is known by an area above; lights and boards ask here.

It enters itself as a piece of SQL, so that many matters are still judged in one statement.
"""

from __future__ import annotations

from typing import Final

#: Nothing is known to stand in the way of anything.
NOTHING: Final = "SELECT NULL::timestamptz"
_since = NOTHING


def register(statement: str) -> None:
    """Enter a statement that gives one moment for the assignment `held.id`, as of `%(moment)s`: since when; null for never."""
    global _since
    _since = statement


def since() -> str:
    """The statement in force."""
    return _since
