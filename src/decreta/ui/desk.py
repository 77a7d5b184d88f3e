"""Registry of what can wait on somebody's desk: areas register panels, the desk prints them.

A panel answers for all posts of a person at once. It must be permission-true and cost the same for one matter and
for many, for one post and for many. It asks by prepared statements alone: those that give nothing are left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from decreta.core import ahead
from decreta.core.actor import Actor
from decreta.ui.charts import Ratio


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
    #: What can be said of it here and at once, without opening it: where it is sent, and how the button is called.
    tap: str = ""
    tap_label: str = ""


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


@dataclass(frozen=True)
class Figure:
    """Where something stands that the post answers for: n of N, with the page behind it."""

    title: str
    url: str
    ratio: Ratio


@dataclass(frozen=True)
class Handled:
    """A matter that the person acted on lately."""

    title: str
    url: str
    title_lang: str = ""
    symbol: str = ""


#: One person's posts, the present one first; what waits, each with the first post that it waits for.
Panel = Callable[[Sequence[Actor], dt.datetime], Iterable[tuple[Actor, Waiting]]]
Diary = Callable[[Actor, dt.date], Iterable[Engagement]]
Figures = Callable[[Actor, dt.datetime], Iterable[Figure]]
#: Gives the matters of one kind by their ids, those that the actor may see, in any number with one statement.
Handling = Callable[[Actor, Iterable[str]], dict[str, Handled]]


@dataclass
class _Registry:
    panels: dict[str, Panel] = field(default_factory=dict)
    diaries: dict[str, Diary] = field(default_factory=dict)
    figures: dict[str, Figures] = field(default_factory=dict)
    handled: dict[str, Handling] = field(default_factory=dict)


_registry = _Registry()


def panel(name: str, waiting: Panel) -> None:
    """Register what waits: `waiting(actors, at)`."""
    _registry.panels[name] = waiting


def diary(name: str, engagements: Diary) -> None:
    """Register a day's engagements: `engagements(actor, day)`."""
    _registry.diaries[name] = engagements


def figures(name: str, shown: Figures) -> None:
    """Register what stands beside the queue: `shown(actor, at)`."""
    _registry.figures[name] = shown


def handled(kind: str, find: Handling) -> None:
    """Register how matters of a kind of the log (`documents.document`) are shown once somebody acted on them."""
    _registry.handled[kind] = find


def figures_for(actor: Actor, at: dt.datetime) -> list[Figure]:
    """All figures of a post."""
    return [one for shown in _registry.figures.values() for one in shown(actor, at)]


def matters_named(actor: Actor, refs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Handled]:
    """The matters behind references to the log's things, those that the actor may see: one statement for each kind."""
    wanted = list(dict.fromkeys(ref for ref in refs if ref[0] in _registry.handled))
    found: dict[tuple[str, str], Handled] = {}
    for kind in dict.fromkeys(kind for kind, _id in wanted):
        ids = [one for other, one in wanted if other == kind]
        found |= {(kind, one): shown for one, shown in _registry.handled[kind](actor, ids).items()}
    return found


def handled_by(actor: Actor, refs: Iterable[tuple[str, str]], *, number: int) -> list[Handled]:
    """The first ``number`` matters among references to the log's things, each once, in the order given."""
    wanted = list(dict.fromkeys(ref for ref in refs if ref[0] in _registry.handled))[: 2 * number]
    found = matters_named(actor, wanted)
    return [found[ref] for ref in wanted if ref in found][:number]


def waiting_for(actors: Sequence[Actor], at: dt.datetime) -> list[tuple[Actor, Waiting]]:
    """Everything that waits for a person in his posts, the most pressing first; what waits in several of them once.

    One statement asks for all panels; what one of them asks about what it found is a statement of its own.
    """
    found: dict[tuple[str, str], tuple[Actor, Waiting]] = {}
    with ahead.gathering() as asked:
        for panel in _registry.panels.values():
            list(panel(actors, at))
    with ahead.knowing(ahead.told(asked, is_planned_once=True)):
        for panel in _registry.panels.values():
            for actor, one in panel(actors, at):
                found.setdefault((one.verb, one.url), (actor, one))
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return sorted(found.values(), key=lambda pair: (pair[1].due_at or far, -pair[1].urgency, pair[1].since or far))


def engagements_of(actor: Actor, day: dt.date) -> list[Engagement]:
    """A person's engagements of a day, in order."""
    found = [one for diary in _registry.diaries.values() for one in diary(actor, day)]
    return sorted(found, key=lambda one: one.starts_at)
