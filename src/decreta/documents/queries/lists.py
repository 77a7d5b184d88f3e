"""The list of documents: filtered by what stands in the address, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.documents.models.documents import DocumentQuerySet
from decreta.documents.search_index import matching
from decreta.organisation.models import Body


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


def documents_found(actor: Actor, filters: Filters) -> DocumentQuerySet:
    """Documents that the actor may see and the filters let through, without what no list prints."""
    found = Document.objects.visible_to(actor).filter(filters.condition())
    return found.select_related("body", "organisation", "correspondent", "signer_post").defer("search", "recipients")


def bodies_to_choose() -> list[Body]:
    """Bodies for the filter: the structure is open to everybody, and asking which have documents costs a walk over all."""
    return list(Body.objects.all())
