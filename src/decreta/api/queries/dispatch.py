"""Papers on their way as they are shown: to whom, how, and what became of them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import Http404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Doer, at, coded, doer, moment
from decreta.api.queries.documents import find as find_document
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.dispatch.domain.opening import due_day
from decreta.dispatch.enums import DeliveryState, ReceiptKind, RelationKind, ReturnKind, Way
from decreta.dispatch.models import Delivery, Dispatch, Recall, Relation
from decreta.dispatch.models.deliveries import DeliveryQuerySet
from decreta.dispatch.queries.beside import recall_of, relations_of
from decreta.dispatch.queries.receiving import received_by
from decreta.dispatch.queries.traces import Trace, seen, traces
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document


class ReceiptShape(TypedDict):
    """A fact: when it happened, and when it was recorded."""

    kind: Coded
    happened_at: dt.datetime
    recorded_at: dt.datetime
    by: Doer
    words: str
    cause: Coded | None


class AnsweredBy(TypedDict):
    """A paper that answers; its id where the asker reads it."""

    document: UUID | None
    symbol: str


class AtReceiver(TypedDict):
    """What a receiver inside does with it: the state, never the words of his leaders."""

    number: int
    year: int
    registered_at: dt.datetime
    handler: str
    is_settled: bool
    answers: list[AnsweredBy]


class DeliveryRow(TypedDict):
    """A paper on its way to one recipient."""

    id: UUID
    document: UUID
    symbol: str
    subject: str
    name: str
    recipient: str
    way: Coded
    state: Coded
    state_at: dt.datetime
    sent_at: dt.datetime


class DeliveryShape(DeliveryRow):
    """The same with its receipts and what its receiver does with it."""

    sent_by: Doer
    email: str
    address: str
    copies: int
    link_expires_at: dt.datetime | None
    link_ended_at: dt.datetime | None
    receipts: list[ReceiptShape]
    at_receiver: AtReceiver | None


class DeliveryList(TypedDict):
    """Every delivery of one paper."""

    items: list[DeliveryShape]


class RecallShape(TypedDict):
    """The recall of a paper, which is kept for ever."""

    document: UUID
    reason: str
    paper: UUID | None
    recalled_at: dt.datetime
    by: Doer


class RelationShape(TypedDict):
    """A later paper and the earlier one that it replaces or corrects."""

    later: UUID
    earlier: UUID
    kind: Coded
    named_at: dt.datetime


class StandingShape(TypedDict):
    """What became of a paper after its issue."""

    document: UUID
    due_on: dt.date
    completed_at: dt.datetime | None
    recall: RecallShape | None
    relations: list[RelationShape]


def to_receive(actor: Actor) -> DeliveryQuerySet:
    """What waits to be received, or confirmed as recalled, in the actor's post. One statement."""
    mine = received_by(actor)
    if mine is None:
        return Delivery.objects.none()
    waits = Delivery.objects.to_receive() | Delivery.objects.to_confirm()
    return waits.visible_to(actor).filter(mine).select_related("document").defer("document__search")


def find(actor: Actor, key: UUID) -> Delivery:
    """A delivery that the actor may see."""
    found = seen(actor, key)
    if found is None:
        raise Http404
    return found


def row(of: Delivery) -> DeliveryRow:
    """A delivery in a list."""
    return {
        "id": of.pk,
        "document": of.document_id,
        "symbol": of.document.symbol,
        "subject": of.document.subject,
        "name": of.name,
        "recipient": of.recipient_key.partition(":")[0],
        "way": coded(Way, of.way),
        "state": coded(DeliveryState, of.state),
        "state_at": moment(of.state_at),
        "sent_at": moment(of.sent_at),
    }


def shown(of: Delivery, actor: Actor) -> DeliveryShape:
    """One delivery."""
    (trace,) = traces([of], actor)
    return traced(trace)


def traced(trace: Trace) -> DeliveryShape:
    """One delivery whose trace was read."""
    of = trace.delivery
    arrival = of.arrival
    return {
        **row(of),
        "sent_by": doer(of.sent_by),
        "email": of.email,
        "address": of.address,
        "copies": of.copies,
        "link_expires_at": at(of.link_expires_at),
        "link_ended_at": at(of.link_ended_at),
        "receipts": [
            {
                "kind": coded(ReceiptKind, one.kind),
                "happened_at": moment(one.happened_at),
                "recorded_at": moment(one.recorded_at),
                "by": doer(one.by),
                "words": one.words,
                "cause": coded(ReturnKind, one.cause) if one.cause else None,
            }
            for one in trace.receipts
        ],
        "at_receiver": {
            "number": arrival.number,
            "year": arrival.arrived_on.year,
            "registered_at": moment(arrival.registered_at),
            "handler": trace.handler,
            "is_settled": trace.is_settled,
            "answers": [
                {"document": one.document_id if one.is_open else None, "symbol": one.symbol} for one in trace.answers
            ],
        }
        if arrival is not None
        else None,
    }


def recall_shown(of: Recall) -> RecallShape:
    """The recall."""
    return {
        "document": of.document_id,
        "reason": of.reason,
        "paper": of.paper_id,
        "recalled_at": moment(of.recalled_at),
        "by": doer(of.by),
    }


def relation_shown(of: Relation) -> RelationShape:
    """Two papers."""
    return {
        "later": of.later_id,
        "earlier": of.earlier_id,
        "kind": coded(RelationKind, of.kind),
        "named_at": moment(of.named_at),
    }


def find_sent(actor: Actor, key: UUID) -> Document:
    """An issued paper that the actor reads."""
    found = find_document(actor, key)
    if found.state != DocumentState.ISSUED:
        raise Http404
    return found


def standing(of: Document, actor: Actor) -> StandingShape:
    """What became of an issued paper. Three statements."""
    found = Dispatch.objects.filter(document=of).first()
    recall = recall_of(of.pk)
    return {
        "document": of.pk,
        "due_on": found.due_on if found is not None else due_day(of, signed_on=of.issued_on or clock.today()),
        "completed_at": at(found.completed_at) if found is not None else None,
        "recall": recall_shown(recall) if recall is not None else None,
        "relations": [relation_shown(one) for one in relations_of(of.pk)],
    }
