"""What the areas tell open pages: which entries concern which topics, who sees what of them.

A topic is one page's matter, such as `sitting:0195…`. A view class is a group of readers to whom the same is
shown, such as `member` or `chair`; a fragment is rendered once for each, never once for each reader.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import InterfaceError, OperationalError

from decreta.audit.models import Entry
from decreta.core.actor import Actor

logger = logging.getLogger(__name__)

#: Longest topic and most topics of one stream; a browser has one stream for all its pages.
MAX_TOPIC_LENGTH: Final = 120
MAX_TOPICS: Final = 24


@dataclass(frozen=True)
class Fragment:
    """A piece of a page: the id of the element it replaces, its HTML, and what a screen reader says."""

    target: str
    html: str
    say: str = ""


Topics = Callable[[Entry], Iterable[str]]
Gathers = Callable[[Entry], bool]
Fragments = Callable[[str, str, Entry], Iterable[Fragment]]
ViewClass = Callable[[str, Actor], str | None]
ViewClasses = Callable[[str, Sequence[Actor]], Sequence[str | None]]


@dataclass(frozen=True)
class Source:
    """One area's contribution."""

    prefix: str
    topics: Topics
    fragments: Fragments
    view_class: ViewClass
    view_classes: ViewClasses | None = None
    gathers: Gathers | None = None
    ends: frozenset[str] = frozenset()

    def is_gathered(self, entry: Entry) -> bool:
        """Whether of several such entries of one topic the last alone is told, after a moment."""
        return self.gathers is not None and self.gathers(entry)

    def classes(self, topic: str, actors: Sequence[Actor]) -> Sequence[str | None]:
        """The view class of each actor for a topic; None where he may not see it, and where nobody can tell."""
        try:
            if self.view_classes is not None:
                return self.view_classes(topic, actors)
            return [self.view_class(topic, actor) for actor in actors]
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            # A topic comes from outside: one that an area cannot read is one that nobody may see.
            logger.exception("live view classes of a topic of %s", self.prefix)
            return [None] * len(actors)


SOURCES: dict[str, Source] = {}


def register(
    prefix: str,
    *,
    topics: Topics,
    fragments: Fragments,
    view_class: ViewClass,
    view_classes: ViewClasses | None = None,
    gathers: Gathers | None = None,
    ends: Iterable[str] = (),
) -> None:
    """Register an area's live pages for entries whose kind begins with `prefix`.

    `view_class(topic, actor)` gives None for a topic of another area or one that the actor may not see; it is
    asked when a page subscribes and again before every sending. `view_classes(topic, actors)` answers for many
    at once: give it for pages that hundreds have open, so that a sending costs one statement.
    `fragments(topic, view_class, entry)` renders the present state in the active language.

    `gathers(entry)` names entries that come by the hundred, such as a congress checking in: of several in one topic
    the last alone is told, about once a second. All that it names must send the same pieces of a page, and no reader
    may be shown less than before after one of them.

    `ends` are the kinds of entries after which somebody may see a topic no more: all open pages are looked at at once,
    and those whose reader has lost them load themselves anew, not only at the next heartbeat.
    """
    SOURCES[prefix] = Source(prefix, topics, fragments, view_class, view_classes, gathers, frozenset(ends))


def ends_readers(kind: str) -> bool:
    """Whether an entry of this kind may have taken a topic from a reader."""
    return any(kind in source.ends for source in SOURCES.values())


def sources_of(kind: str) -> list[Source]:
    """The sources that want an entry of this kind."""
    return [source for prefix, source in SOURCES.items() if kind.startswith(prefix)]


def prefixes() -> tuple[str, ...]:
    """Beginnings of all kinds that any live page wants."""
    return tuple(SOURCES)
