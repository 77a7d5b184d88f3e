"""What is known of a paper beside the paper: recalled, replaced, corrected; its delivery to the reader's house."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from decreta.core.prepared import prepared
from decreta.dispatch.models import Delivery, Recall, Relation


def relations_of(document_id: UUID) -> list[Relation]:
    """Papers that change this one, and those that it changes. One statement."""
    return _relations.rows(document_id)


def recall_of(document_id: UUID) -> Recall | None:
    """The recall of a paper."""
    return next(iter(_recall.rows(document_id)), None)


def delivered_as(arrival_id: UUID) -> Delivery | None:
    """The delivery that became this arrival."""
    return next(iter(_delivered.rows(arrival_id)), None)


@prepared
def _relations(pk: UUID) -> QuerySet[Relation]:
    own = Relation.objects.filter(later_id=pk) | Relation.objects.filter(earlier_id=pk)
    return own.select_related("later", "earlier").defer("later__search", "earlier__search").order_by("named_at", "pk")


@prepared
def _recall(pk: UUID) -> QuerySet[Recall]:
    return Recall.objects.filter(document_id=pk).select_related("paper").defer("paper__search")


@prepared
def _delivered(pk: UUID) -> QuerySet[Delivery]:
    return Delivery.objects.filter(arrival_id=pk).select_related("document").defer("document__search")
