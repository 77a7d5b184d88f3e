"""Registry of what can wait on somebody's desk: areas register panels, the desk prints them.

A panel answers for all posts of a person at once. It must be permission-true and cost the same for one matter and
for many, for one post and for many.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from decreta.core.actor import Actor


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a decision: a verb, a matter, where it comes from, until when."""

    verb: str
    title: str
    url: str
    meta: tuple[str, ...] = ()
    symbol: str = ""
    title_lang: str = ""
    due_at: dt.datetime | None = None
    since: dt.datetime | None = None
    urgency: int = 0


@dataclass(frozen=True)
class Engagement:
    """Something with a time of day that the person takes part in."""

    title: str
    url: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str = ""
    is_now: bool = False
    is_over: bool = False


#: One person's posts, the present one first; what waits, each with the first post that it waits for.
Panel = Callable[[Sequence[Actor], dt.datetime], Iterable[tuple[Actor, Waiting]]]
Diary = Callable[[Actor, dt.date], Iterable[Engagement]]


@dataclass
class _Registry:
    panels: dict[str, Panel] = field(default_factory=dict)
    diaries: dict[str, Diary] = field(default_factory=dict)


_registry = _Registry()


def panel(name: str, waiting: Panel) -> None:
    """Register what waits: `waiting(actors, at)`."""
    _registry.panels[name] = waiting


def diary(name: str, engagements: Diary) -> None:
    """Register a day's engagements: `engagements(actor, day)`."""
    _registry.diaries[name] = engagements


def waiting_for(actors: Sequence[Actor], at: dt.datetime) -> list[tuple[Actor, Waiting]]:
    """Everything that waits for a person in his posts, the most pressing first; what waits in several of them once."""
    found: dict[tuple[str, str], tuple[Actor, Waiting]] = {}
    for panel in _registry.panels.values():
        for actor, one in panel(actors, at):
            found.setdefault((one.verb, one.url), (actor, one))
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return sorted(found.values(), key=lambda pair: (pair[1].due_at or far, -pair[1].urgency, pair[1].since or far))


def engagements_of(actor: Actor, day: dt.date) -> list[Engagement]:
    """A person's engagements of a day, in order."""
    found = [one for diary in _registry.diaries.values() for one in diary(actor, day)]
    return sorted(found, key=lambda one: one.starts_at)
