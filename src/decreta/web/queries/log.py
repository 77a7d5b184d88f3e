"""Which entries of the log somebody may read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.ui import moments
from decreta.ui.desk import Handled, matters_named
from decreta.web import log_words

_DAY_LENGTH = len("2025-03-31")


def entries_visible_to(actor: Actor) -> QuerySet[Entry]:
    """One's own acts; an inspector reads all. What others did to a matter is shown on the matter's own page."""
    if actor.can("inspect_everything"):
        return Entry.objects.all()
    if actor.person_id is None:
        return Entry.objects.none()
    return Entry.objects.filter(Q(actor_person_id=actor.person_id))


@dataclass(frozen=True)
class Line:
    """An entry as readers see it: the act in words, and the matter that it belongs to, if they may see it."""

    entry: Entry
    act: str
    thing: str
    matter: Handled | None


@dataclass(frozen=True)
class EntryPage:
    """A page of entries and the key of the next, older one."""

    lines: list[Line]
    before: str


def refs_of(on_kind: str, on_id: str, about: list[str]) -> list[tuple[str, str]]:
    """What an entry is on and about, as pairs of kind and id. An act on an assignment is about its task."""
    pairs = (text.partition(":") for text in about)
    return [(on_kind, on_id), *((kind, key) for kind, _sep, key in pairs)]


def lines_of(entries: list[Entry], actor: Actor) -> list[Line]:
    """Entries in words, with their matters: one statement for each kind of matter."""
    refs = {entry.pk: refs_of(entry.on_kind, entry.on_id, entry.about) for entry in entries}
    matters = matters_named(actor, [ref for found in refs.values() for ref in found])
    return [
        Line(
            entry,
            log_words.act(entry.kind),
            log_words.thing(entry.on_kind),
            next((matters[ref] for ref in refs[entry.pk] if ref in matters), None),
        )
        for entry in entries
    ]


def page_of(found: QuerySet[Entry], query: QueryDict, actor: Actor, *, size: int) -> EntryPage:
    """Newest first, filtered by the beginning of the kind, continued before an entry (keys sort by time)."""
    if kind := query.get("kind", ""):
        found = found.filter(kind__startswith=kind)
    try:
        before = UUID(query.get("before", ""))
    except ValueError:
        before = None
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: size + 1])
    return EntryPage(lines_of(rows[:size], actor), str(rows[size - 1].pk) if len(rows) > size else "")


def fact_words(value: Any) -> str:
    """A fact's value for readers: moments and days as people write them, yes and no, lists and changes in a row."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        return _time_words(value)
    if isinstance(value, dict):
        if set(value) == {"before", "after"}:
            return f"{fact_words(value['before'])} → {fact_words(value['after'])}"
        return ", ".join(f"{log_words.fact(name)}: {fact_words(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "; ".join(fact_words(one) for one in value)
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
