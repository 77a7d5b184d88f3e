"""Which entries of the log somebody may read, and which facts of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.audit.models import Entry
from decreta.core import sight
from decreta.core.actor import Actor


def entries_visible_to(actor: Actor) -> QuerySet[Entry]:
    """One's own acts; an inspector reads all. What others did to a matter is shown on the matter's own page."""
    if actor.can("inspect_everything"):
        return Entry.objects.all()
    if actor.person_id is None:
        return Entry.objects.none()
    return Entry.objects.filter(Q(actor_person_id=actor.person_id))


#: Facts in which the words of a matter stand, by the beginnings of the kinds of entries that hold such.
_WORDS: Final = {"directives.": frozenset({"title"})}


def facts_told(entries: Iterable[Entry], actor: Actor) -> dict[UUID, dict[str, Any]]:
    """The facts of entries by their keys, without words of matters that have been withheld from the reader since.

    An entry is never changed: what was ordinary when it was written, and is protected now, is left out where it is read.
    """
    rows = list(entries)
    holding = {one.pk: words for one in rows if (words := _words_in(one))}
    about = {one.pk: [(one.on_kind, one.on_id), *map(_ref, one.about)] for one in rows if one.pk in holding}
    withheld = sight.withheld(actor, [ref for refs in about.values() for ref in refs])
    return {
        one.pk: {name: value for name, value in one.facts.items() if name not in holding[one.pk]}
        if any(ref in withheld for ref in about.get(one.pk, ()))
        else dict(one.facts)
        for one in rows
    }


def _words_in(entry: Entry) -> frozenset[str]:
    found = (names & entry.facts.keys() for start, names in _WORDS.items() if entry.kind.startswith(start))
    return frozenset().union(*found)


def _ref(text: str) -> sight.Ref:
    kind, _sep, one = text.partition(":")
    return kind, one
