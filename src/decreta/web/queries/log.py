"""Which entries of the log somebody may read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.audit import words as log_words
from decreta.audit.models import Entry
from decreta.audit.queries import facts_told
from decreta.core.actor import Actor
from decreta.ui import moments
from decreta.ui.desk import Handled, matters_named
from decreta.web import log_values

_DAY_LENGTH = len("2025-03-31")


@dataclass(frozen=True)
class Line:
    """An entry as readers see it: the act in words, and the matter that it belongs to, if they may see it."""

    entry: Entry
    act: str
    thing: str
    matter: Handled | None
    #: Those of the entry that the reader may be told.
    facts: dict[str, Any]

    @property
    def pk(self) -> UUID:
        """The entry's key."""
        found: UUID = self.entry.pk
        return found


def refs_of(on_kind: str, on_id: str, about: list[str]) -> list[tuple[str, str]]:
    """What an entry is on and about, as pairs of kind and id. An act on an assignment is about its task."""
    pairs = (text.partition(":") for text in about)
    return [(on_kind, on_id), *((kind, key) for kind, _sep, key in pairs)]


def lines_of(entries: list[Entry], actor: Actor) -> list[Line]:
    """Entries in words, with their matters: one statement for each kind of matter, one for what may be told of tasks."""
    told = facts_told(entries, actor)
    refs = {entry.pk: refs_of(entry.on_kind, entry.on_id, entry.about) for entry in entries}
    matters = matters_named(actor, [ref for found in refs.values() for ref in found])
    return [
        Line(
            entry,
            log_words.act(entry.kind),
            log_words.thing(entry.on_kind),
            next((matters[ref] for ref in refs[entry.pk] if ref in matters), None),
            told[entry.pk],
        )
        for entry in entries
    ]


@dataclass(frozen=True)
class EntryPage:
    """Some lines, and before which entry the next ones stand; empty at the end."""

    lines: list[Line]
    before: str


def page_of(found: QuerySet[Entry], query: Mapping[str, str], actor: Actor, *, size: int) -> EntryPage:
    """Entries newest first, continued before the entry that `before` names: keys sort by time."""
    with suppress(ValueError):
        found = found.filter(pk__lt=UUID(query.get("before", "")))
    rows = list(found.order_by("-pk")[: size + 1])
    return EntryPage(lines_of(rows[:size], actor), str(rows[size - 1].pk) if len(rows) > size else "")


def fact_words(value: Any, name: str = "") -> str:
    """A fact's value for readers: moments and days as people write them, yes and no, codes in words, lists and changes."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        return log_values.value(name, _time_words(value))
    if isinstance(value, dict):
        if set(value) == {"before", "after"}:
            return f"{fact_words(value['before'], name)} → {fact_words(value['after'], name)}"
        return ", ".join(f"{log_words.fact(part)}: {fact_words(one, part)}" for part, one in value.items())
    if isinstance(value, list):
        return "; ".join(fact_words(one, name) for one in value)
    return str(value)


def _time_words(text: str) -> str:
    try:
        if len(text) == _DAY_LENGTH:
            return moments.day(dt.date.fromisoformat(text))
        if text[_DAY_LENGTH : _DAY_LENGTH + 1] == "T":
            return moments.moment(dt.datetime.fromisoformat(text))
    except ValueError:
        pass
    return text
