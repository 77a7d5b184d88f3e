"""Rounds of one paper, what waits to be read, one round with its readers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from decreta.circulation.models import Circulation, Reader
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.documents.models import Document


@dataclass(frozen=True)
class Standing:
    """How far a round is."""

    circulation: Circulation
    readers: list[Reader]

    @property
    def silent(self) -> list[Reader]:
        """Those who have not said that they read it."""
        return [one for one in self.readers if one.acknowledged_at is None]

    @property
    def read(self) -> int:
        return len(self.readers) - len(self.silent)


@prepared
def readings_waiting(actors: tuple[Actor, ...], at: dt.datetime) -> QuerySet[Reader]:
    """What waits for one of the posts to be read, the most pressing first."""
    holdings = [actor.holding_id for actor in actors if actor.holding_id is not None]
    seen = reduce(or_, (Document.seen_by(actor, at=at) for actor in actors))
    is_open = Exists(Document.objects.filter(seen, pk=OuterRef("circulation__document_id")))
    found = Reader.objects.filter(
        is_open,
        holding_id__in=holdings,
        acknowledged_at=None,
        circulation__recalled_at=None,
        circulation__document__recalled_at=None,
    )
    related = ("circulation__document", "circulation__sender__person", "circulation__sender__post")
    found = found.select_related(*related).defer("circulation__document__search")
    return found.order_by("circulation__due_on", "circulation__sent_at", "pk")[:20]


@prepared
def rounds_beside(document: UUID, holding: UUID) -> QuerySet[Circulation]:
    """The standing rounds of a paper with how many have read it; `own` says how many of them wait for this reader."""
    found = Circulation.objects.filter(document_id=document, recalled_at=None)
    waits = Q(readers__holding_id=holding, readers__acknowledged_at=None)
    return found.annotate(
        asked=Count("readers"), read=Count("readers__acknowledged_at"), own=Count("readers", filter=waits)
    ).order_by("-sent_at")[:5]


def standing_of(circulation: Circulation) -> Standing:
    """One round with all its readers. One statement."""
    readers = circulation.readers.select_related("holding__person", "holding__post").order_by(
        "through", "holding__post__rank", "holding__person__full_name", "pk"
    )
    return Standing(circulation, list(readers))
