"""The list of documents: filtered by what stands in the address, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.documents.models.documents import DocumentQuerySet
from decreta.documents.search_index import matching
from decreta.organisation.models import Body
from decreta.organisation.queries.choosing import MOST_BODIES, body_asked


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to. Words that mean nothing narrow nothing."""

    state: str = ""
    body: Body | None = None
    type_code: str = ""
    words: str = ""
    #: What was typed as an issuer and names none: the list is empty, and says why.
    unknown: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], bodies: Sequence[Body]) -> Filters:
        """From the address: `state`, `body` (one of those to choose from, by its code), `type`, `q`.

        No statement; at most two where there are too many bodies to choose from, and one is named.
        """
        state, named = query.get("state", ""), query.get("body", "").replace("\x00", "").strip()[:300]
        are_all = len(bodies) <= MOST_BODIES
        body = next((one for one in bodies if one.code == named), None) if are_all else body_asked(named)
        return cls(
            state=state if state in DocumentState.values else "",
            body=body,
            unknown="" if are_all or body is not None else named,
            type_code=query.get("type", "")[:12].replace("\x00", ""),
            words=query.get("q", "").strip()[:200].replace("\x00", ""),
        )

    def condition(self) -> Q:
        """The same as a condition."""
        found = Q(state=self.state) if self.state else Q()
        if self.body is not None:
            found &= Q(body=self.body)
        if self.unknown:
            found &= Q(pk=None)
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
    """Bodies for the filter, and one more where there are too many to choose from.

    The structure is open to everybody, and asking which have documents costs a walk over all.
    """
    return list(Body.objects.all()[: MOST_BODIES + 1])


def regimes_of(bodies: Sequence[Body]) -> set[str]:
    """The rules by which some body writes papers. No statement where those to choose from are all."""
    if len(bodies) <= MOST_BODIES:
        return {body.regime for body in bodies}
    return set(Body.objects.order_by().values_list("regime", flat=True).distinct())
