"""What polls put beside the preparation of a sitting: the way to ask, and how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.dates import policies, rules
from decreta.dates.models import DatePoll
from decreta.dates.queries.polls import polls_of
from decreta.meetings.beside import Part, Place
from decreta.meetings.queries.room import Room


@dataclass(frozen=True)
class Asking:
    """The polls of a sitting, the latest first, and whether another may be begun."""

    polls: Sequence[DatePoll]
    may_ask: bool


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """For who prepares the sitting; nothing where its date is settled and nobody was asked."""
    if place != Place.PREPARE_SIDE or not allows(rules.may_arrange, room.sitting, by=actor):
        return []
    polls = list(polls_of(room.sitting)) if "dates" not in room.lacks else []
    is_asking = any(one.ended_at is None for one in polls)
    shown = Asking(polls, not is_asking and allows(policies.date_is_open, room.sitting))
    return [Part("dates", "dates/parts/asking.html", shown)] if shown.polls or shown.may_ask else []
