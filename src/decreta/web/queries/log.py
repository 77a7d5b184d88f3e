"""Which entries of the log somebody may read."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import QueryDict

from decreta.audit.models import Entry
from decreta.core.actor import Actor


def entries_visible_to(actor: Actor) -> QuerySet[Entry]:
    """One's own acts; an inspector reads all. What others did to a matter is shown on the matter's own page."""
    if actor.can("inspect_everything"):
        return Entry.objects.all()
    if actor.person_id is None:
        return Entry.objects.none()
    return Entry.objects.filter(Q(actor_person_id=actor.person_id))


@dataclass(frozen=True)
class EntryPage:
    """A page of entries and the key of the next, older one."""

    entries: list[Entry]
    before: str


def page_of(found: QuerySet[Entry], query: QueryDict, *, size: int) -> EntryPage:
    """Newest first, filtered by kind, continued before an entry (keys sort by time)."""
    if kind := query.get("kind", ""):
        found = found.filter(kind__startswith=kind)
    try:
        before = UUID(query.get("before", ""))
    except ValueError:
        before = None
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: size + 1])
    return EntryPage(rows[:size], str(rows[size - 1].pk) if len(rows) > size else "")
