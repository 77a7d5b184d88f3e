"""What areas above do when somebody is invited: who was named for a point before is named for it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from decreta.core.actor import Actor
from decreta.meetings.models import Invitation, Sitting

#: Does what follows from new invitations; called inside the act that writes them.
Following = Callable[[Sitting, Sequence[Invitation], Actor, dt.datetime], None]
_followings: dict[str, Following] = {}


def register(name: str, following: Following) -> None:
    """Enter what an area does. `name` is the area's."""
    _followings[name] = following


def invited(sitting: Sitting, invitations: Sequence[Invitation], *, by: Actor, at: dt.datetime) -> None:
    """Somebody is invited: everything that waited for him follows."""
    for following in _followings.values():
        following(sitting, invitations, by, at)
