"""What areas above do when the minutes of a sitting are approved: from then on nothing of it is needed to write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from decreta.core.actor import Actor
from decreta.meetings.models import Sitting

#: Does what follows; called inside the act that approves, when everything else of it is done.
Following = Callable[[Sitting, Actor, dt.datetime], None]
_followings: dict[str, Following] = {}


def register(name: str, following: Following) -> None:
    """Enter what an area does then. `name` is the area's."""
    _followings[name] = following


def approved(sitting: Sitting, *, by: Actor, at: dt.datetime) -> None:
    """The minutes of a sitting have been approved."""
    for following in _followings.values():
        following(sitting, by, at)
