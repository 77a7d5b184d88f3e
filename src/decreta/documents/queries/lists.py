"""The list of documents: filtered by what stands in the address, fifty at a time by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.documents.models.documents import DocumentQuerySet
from decreta.documents.search_index import matching
from decreta.organisation.models import Body

PAGE = 50


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to. Words that mean nothing narrow nothing."""

    state: str = ""
    body: Body | None = None
    type_code: str = ""
    words: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], bodies: Iterable[Body]) -> Filters:
        """From the address: `state`, `body` (its code, one of the given), `type`, `q`."""
        state = query.get("state", "")
        code = query.get("body", "")
        return cls(
            state=state if state in DocumentState.values else "",
            body=next((body for body in bodies if body.code == code), None),
            type_code=query.get("type", "")[:12].replace("\x00", ""),
            words=query.get("q", "").strip()[:200].replace("\x00", ""),
        )

    def condition(self) -> Q:
        """The same as a condition."""
        found = Q(state=self.state) if self.state else Q()
        if self.body is not None:
            found &= Q(body=self.body)
        if self.type_code:
            found &= Q(type_code=self.type_code)
        if self.words:
            found &= matching(self.words) or Q(pk=None)
        return found


@dataclass(frozen=True)
class Listing:
    """A page of the list and the key of the next one."""

    rows: list[Document] = field(default_factory=list)
    next_key: str = ""


def documents_for(actor: Actor, filters: Filters, *, after: str = "") -> Listing:
    """A page of documents that the actor may see, newest first. One statement."""
    found = (
        Document.objects.visible_to(actor)
        .filter(filters.condition())
        .select_related("body", "organisation", "signer_post")
    )
    found = _behind(found, after).defer("search").order_by("-created_at", "pk")
    rows = list(found[: PAGE + 1])
    has_more = len(rows) > PAGE
    rows = rows[:PAGE]
    return Listing(rows, f"{rows[-1].created_at.isoformat()}~{rows[-1].pk}" if has_more else "")


def _behind(found: DocumentQuerySet, key: str) -> DocumentQuerySet:
    """The rows that come after a key; all of them when the key is none."""
    moment, _, last_id = key.partition("~")
    try:
        at, pk = dt.datetime.fromisoformat(moment), UUID(last_id)
    except ValueError:
        return found
    if at.tzinfo is None:
        return found
    return found.filter(Q(created_at__lt=at) | Q(created_at=at, pk__gt=pk))


def bodies_to_choose() -> list[Body]:
    """Bodies for the filter: the structure is open to everybody, and asking which have documents costs a walk over all."""
    return list(Body.objects.all())
