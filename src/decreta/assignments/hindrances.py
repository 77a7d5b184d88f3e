"""Since when something stands in the way of an assignment is known by an area above; lights and boards ask here.

It enters itself as a piece of SQL, so that many matters are still judged in one statement.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final
from uuid import UUID

#: Nothing is known to stand in the way of anything.
NOTHING: Final = "SELECT NULL::timestamptz"
#: Since when something stands in the way of each of some assignments, as of a moment; those without are left out.
Asked = Callable[[Iterable[UUID], dt.datetime], dict[UUID, dt.datetime]]
_since = NOTHING
_asked: Asked | None = None


def register(statement: str, asked: Asked) -> None:
    """Enter both forms of one rule.

    `statement` gives one moment for the assignment `held.id`, as of `%(moment)s`, null for never; `asked` does so for a
    few assignments, by prepared statements only.
    """
    global _since, _asked
    _since, _asked = statement, asked


def hindered(assignment_ids: Iterable[UUID], moment: dt.datetime) -> dict[UUID, dt.datetime]:
    """Since when something stands in the way of each of some assignments; one statement at most."""
    return _asked(assignment_ids, moment) if _asked is not None else {}


def since() -> str:
    """The statement in force."""
    return _since
