"""From new places of the log to bytes for readers. Runs in threads: it asks the database and renders."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db.models import Max, Q, QuerySet, Subquery
from django.utils import translation

from decreta.audit.models import Entry, Leaf
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.live import access, messages, registry
from decreta.live.members import Reader
from decreta.live.registry import Fragment, Source

logger = logging.getLogger(__name__)

#: Entries that are told one by one to a page that was away; beyond that it loads itself anew.
MAX_REPLAY: Final = 500
#: So many times more are read for them: of those that are gathered the last alone is told.
_GATHERED_SHARE: Final = 4
#: Places of the log that are looked through for them.
MAX_LOOK_BACK: Final = 20_000
#: After these a stream may have lost its reader: all are looked at at once, not only at the next heartbeat.
ENDINGS: Final = (
    *(
        f"accounts.{one}"
        for one in (
            *("closed", "password_changed", "entry_renewed", "second_factor_reset"),
            *("session_ended", "session_expired", "signed_out"),
        )
    ),
    # Posts end, with what they belong to as well, and mandates are taken back.
    *(
        f"organisation.{one}"
        for one in ("end_holding", "end_post", "end_unit", "end", "close_body", "succeed", "revoke_mandate")
    ),
    # Or they are no longer what they were: another role, another place, other bodies to work for.
    *(
        f"organisation.{one}"
        for one in (
            "amend_holding",
            "amend_post",
            "amend_unit",
            "amend_body",
            "name_standing_agency",
            "end_standing_agency",
        )
    ),
)


@dataclass(frozen=True)
class Change:
    """One entry that open pages may want: its place, and the topics it concerns by source."""

    index: int
    entry: Entry
    concerned: tuple[tuple[Source, tuple[str, ...]], ...]

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(topic for _, topics in self.concerned for topic in topics)

    @property
    def places(self) -> frozenset[tuple[str, str]]:
        """Where it is told: topics by the prefix of their source."""
        return frozenset((source.prefix, topic) for source, topics in self.concerned for topic in topics)

    @cached_property
    def is_gathered(self) -> bool:
        """Whether it may wait a moment for others like it, of which the last says all (`registry.register`)."""
        return all(source.is_gathered(self.entry) for source, _topics in self.concerned)


@dataclass(frozen=True)
class News:
    """What became of a stretch of the log: up to where it was read, and what is in it."""

    position: int
    changes: list[Change]
    is_too_much: bool = False
    ends_readers: bool = False


def position() -> int:
    """The newest place of the log; -1 while it is empty."""
    newest = Leaf.objects.aggregate(newest=Max("index"))["newest"]
    return -1 if newest is None else int(newest)


def with_position(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows with the newest place of the log at the moment when they were read, in the same statement (`read_at`).

    A page that goes on from such a row misses nothing when it is told what happened after that place.
    """
    return rows.annotate(live_position=Subquery(Leaf.objects.order_by("-index").values("index")[:1]))


def read_at(row: Any) -> int:
    """The place in the log with which a row was read (`with_position`); -1 while the log was empty."""
    return -1 if row.live_position is None else int(row.live_position)


def news_since(index: int, *, until: int | None = None, limit: int | None = None) -> News:
    """The changes after a place of the log, in its order, `gathered`. Two statements, one where there is nothing new."""
    leaves = _leaves_after.rows(index) if until is None else _leaves_between.rows(index, until)
    newest = max(index, leaves[-1][0] if leaves else -1) if until is None else max(index, until)
    if len(leaves) > MAX_LOOK_BACK:
        return News(position() if until is None else newest, [], is_too_much=True)
    if not leaves:
        return News(newest, [])
    places = {entry: place for place, entry in leaves}
    most = None if limit is None else limit * _GATHERED_SHARE
    wanted = _wanted_among if limit is None else _first_wanted_among
    entries = wanted.rows(Ids(places), registry.prefixes())
    if most is not None and len(entries) > most:
        return News(newest, [], is_too_much=True)
    changes = [_change(places[entry.pk], entry) for entry in entries]
    told = gathered([change for change in changes if change.concerned])
    if limit is not None and len(told) > limit:
        return News(newest, [], is_too_much=True)
    return News(newest, told, ends_readers=any(map(_ends_readers, entries)))


@prepared
def _leaves_after(index: int) -> QuerySet[Leaf, tuple[int, UUID]]:
    """Places of the log after one, in order: one more than are looked through."""
    return Leaf.objects.filter(index__gt=index).order_by("index").values_list("index", "entry_id")[: MAX_LOOK_BACK + 1]


@prepared
def _leaves_between(index: int, until: int) -> QuerySet[Leaf, tuple[int, UUID]]:
    found = Leaf.objects.filter(index__gt=index, index__lte=until)
    return found.order_by("index").values_list("index", "entry_id")[: MAX_LOOK_BACK + 1]


@prepared
def _wanted_among(keys: Ids, prefixes: tuple[str, ...]) -> QuerySet[Entry]:
    """Those of some entries that any open page may want."""
    return _wanted(keys, prefixes)


@prepared
def _first_wanted_among(keys: Ids, prefixes: tuple[str, ...]) -> QuerySet[Entry]:
    """The same for a page that was away: no more than it is told one by one, and one by which it is seen that there are."""
    return _wanted(keys, prefixes)[: MAX_REPLAY * _GATHERED_SHARE + 1]


def _wanted(keys: Ids, prefixes: tuple[str, ...]) -> QuerySet[Entry]:
    wanted = Q(kind__in=ENDINGS)
    for prefix in prefixes:
        wanted |= Q(kind__startswith=prefix)
    return Entry.objects.filter(wanted, pk__among=keys)


def _ends_readers(entry: Entry) -> bool:
    return entry.kind in ENDINGS or registry.ends_readers(entry.kind)


def gathered(changes: Iterable[Change]) -> list[Change]:
    """Changes in the order of the log; of those that are gathered, the last of each topic.

    Nothing is lost by it: fragments are of the present state, and the last sends what those before it would have sent.
    """
    kept: list[Change] = []
    told: set[tuple[str, str]] = set()
    for change in sorted(changes, key=lambda change: change.index, reverse=True):
        if change.is_gathered and change.places <= told:
            continue
        if change.is_gathered:
            told |= change.places
        kept.append(change)
    return kept[::-1]


def _change(index: int, entry: Entry) -> Change:
    concerned = []
    for source in registry.sources_of(entry.kind):
        try:
            topics = tuple(source.topics(entry))
        except Exception:
            logger.exception("live topics of entry %s", entry.pk)
            continue
        if topics:
            concerned.append((source, topics))
    return Change(index, entry, tuple(concerned))


class Rendering:
    """Renders each topic, view class and language of an entry once, and encodes it once."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[int, str, str, str, str], tuple[Fragment, ...]] = {}
        self._bytes: dict[tuple[int, tuple[tuple[str, str, str], ...], str], bytes] = {}

    def message(self, change: Change, seen: tuple[tuple[str, str, str], ...], language: str) -> bytes:
        """The bytes for readers who see an entry's topics as these (prefix, topic, view class)."""
        key = (change.index, seen, language)
        if key not in self._bytes:
            pieces = [
                piece
                for prefix, topic, view_class in seen
                for piece in self._render(change, prefix, topic, view_class, language)
            ]
            self._bytes[key] = messages.fragments(pieces, change.index)
        return self._bytes[key]

    def _render(self, change: Change, prefix: str, topic: str, view_class: str, language: str) -> tuple[Fragment, ...]:
        key = (change.index, prefix, topic, view_class, language)
        if key not in self._pieces:
            source = registry.SOURCES[prefix]
            try:
                with translation.override(language):
                    self._pieces[key] = tuple(source.fragments(topic, view_class, change.entry))
            except Exception:
                logger.exception("live fragments of entry %s for %s", change.entry.pk, topic)
                self._pieces[key] = ()
        return self._pieces[key]


@dataclass(frozen=True)
class Subscription:
    """A reader and the topics he asks for; `after` is the last place he was told of."""

    reader: Reader
    topics: frozenset[str]


@dataclass(frozen=True)
class Sending:
    """What is to be written: the messages of each subscription, and who must go."""

    messages: list[list[bytes]]
    dismissed: set[Reader]


def sending(changes: Sequence[Change], subscriptions: Sequence[Subscription], rendering: Rendering) -> Sending:
    """Decide anew who may see which change, and render it once for each group of equal readers."""
    concerned = frozenset(topic for change in changes for topic in change.topics)
    asked = [place for place, one in enumerate(subscriptions) if one.topics & concerned]
    answers: list[list[bytes]] = [[] for _ in subscriptions]
    if not asked:
        return Sending(answers, set())
    valid = access.still_valid([subscriptions[place].reader for place in asked])
    classes = _classes(changes, [subscriptions[place] for place in asked], valid)
    for place in asked:
        one = subscriptions[place]
        if one.reader not in valid:
            continue
        for change in changes:
            seen = tuple(
                (source.prefix, topic, view_class)
                for source, topics in change.concerned
                for topic in topics
                if topic in one.topics and (view_class := classes.get((source.prefix, topic, one.reader))) is not None
            )
            if seen and (message := rendering.message(change, seen, one.reader.language)):
                answers[place].append(message)
    gone = {subscriptions[place].reader for place in asked} - valid
    return Sending(answers, gone)


def _classes(
    changes: Sequence[Change], subscriptions: Sequence[Subscription], valid: set[Reader]
) -> dict[tuple[str, str, Reader], str | None]:
    """The view class of every reader for every source and topic that something happened in: asked in bulk."""
    readers: dict[str, list[Reader]] = defaultdict(list)
    for one in subscriptions:
        if one.reader in valid:
            for topic in one.topics:
                readers[topic].append(one.reader)
    found: dict[tuple[str, str, Reader], str | None] = {}
    for source, topic in {
        (source, topic) for change in changes for source, topics in change.concerned for topic in topics
    }:
        present = list(dict.fromkeys(readers[topic]))
        if not present:
            continue
        classes = source.classes(topic, [reader.actor for reader in present])
        for reader, view_class in zip(present, classes, strict=True):
            found[source.prefix, topic, reader] = view_class
    return found
