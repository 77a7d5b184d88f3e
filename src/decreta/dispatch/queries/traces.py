"""What became of deliveries, as far as their sender may know it: received under which number, who works on it, the answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.dispatch.enums import DeliveryState, ReceiptKind, Way
from decreta.dispatch.models import Delivery, Receipt
from decreta.dispatch.models.deliveries import DeliveryQuerySet
from decreta.documents.enums import ArrivalState, DocumentState
from decreta.documents.models import Document, Mark, Reply
from decreta.documents.queries.marks import MATTER_KIND

SHOWN = 300


@dataclass(frozen=True)
class Answer:
    """A paper that answers: its symbol is told to the sender, a link only to whom it is open."""

    document_id: UUID
    symbol: str
    is_open: bool


@dataclass(frozen=True)
class Trace:
    """One delivery with its receipts and what its receiver does with it: the state, never the words of his leaders."""

    delivery: Delivery
    receipts: list[Receipt]
    handler: str
    answers: list[Answer]

    @property
    def newest(self) -> Receipt | None:
        """The latest fact."""
        return self.receipts[-1] if self.receipts else None

    @property
    def reason(self) -> str:
        """Why it came back, or what the mail server said."""
        told = {ReceiptKind.RETURNED, ReceiptKind.FAILED}
        return next((one.words for one in reversed(self.receipts) if one.kind in told), "")

    @property
    def taken_by(self) -> str:
        """Who took it, where it was not registered here."""
        if self.delivery.arrival_id is not None:
            return ""
        return next((one.words for one in reversed(self.receipts) if one.kind == ReceiptKind.RECEIVED), "")

    @property
    def is_settled(self) -> bool:
        """Whether its receiver has settled it."""
        arrival = self.delivery.arrival
        return arrival is not None and arrival.state == ArrivalState.SETTLED

    @property
    def is_recall_open(self) -> bool:
        """Whether its recall still is to be confirmed."""
        gone = {DeliveryState.CANCELLED, DeliveryState.RETURNED, DeliveryState.FAILED}
        return self.delivery.document.recalled_at is not None and self.delivery.state not in gone

    @property
    def may_be_noted(self) -> bool:
        """Whether those who sent it note what became of it, as nobody else can."""
        on_its_way = {DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.OPENED}
        is_in_force = self.delivery.document.recalled_at is None
        return is_in_force and self.delivery.way != Way.INSIDE and self.delivery.state in on_its_way


def traces(deliveries: Iterable[Delivery], actor: Actor) -> list[Trace]:
    """What became of some deliveries, in the order given. Four statements, whatever their number."""
    rows = list(deliveries)
    receipts: dict[UUID, list[Receipt]] = {}
    for one in _receipts.rows(Ids(row.pk for row in rows)):
        receipts.setdefault(one.delivery_id, []).append(one)
    arrivals = Ids(row.arrival_id for row in rows if row.arrival_id is not None)
    marks = {one.pk: one.arrival_id for one in _marks.rows(arrivals)}
    handlers = {marks[one.matter_id]: _who(one) for one in _leads.rows(Ids(marks))}
    answers: dict[UUID, list[Answer]] = {}
    for reply in _replies.rows(arrivals):
        document = reply.document
        shown = Answer(document.pk, document.symbol, is_open=False)
        answers.setdefault(reply.arrival_id, []).append(shown)
    answers = _with_links(answers, actor)
    return [
        Trace(
            row,
            receipts.get(row.pk, []),
            handlers.get(row.arrival_id, "") if row.arrival_id is not None else "",
            answers.get(row.arrival_id, []) if row.arrival_id is not None else [],
        )
        for row in rows
    ]


def of_document(document: Document) -> list[Delivery]:
    """The deliveries of one paper, those that came back or are still on their way first. One statement."""
    rows = _of_document.rows(document.pk)
    for row in rows:
        row.document = document
    return rows


def seen(actor: Actor, pk: UUID) -> Delivery | None:
    """One delivery, if the actor may see it."""
    return next(iter(_seen.rows(actor, pk)), None)


@prepared
def _seen(actor: Actor, pk: UUID) -> DeliveryQuerySet:
    related = ("document__body", "document__organisation", "document__paper__blob", "document__signer_post")
    found = Delivery.objects.visible_to(actor).filter(pk=pk)
    return found.select_related(*related, "organisation", "unit", "body", "holding__person", "arrival")


@prepared
def _of_document(pk: UUID) -> QuerySet[Delivery]:
    found = Delivery.objects.filter(document_id=pk)
    return found.select_related("arrival", "organisation").order_by("sent_at", "pk")[:SHOWN]


@prepared
def _receipts(ids: Ids) -> QuerySet[Receipt]:
    return Receipt.objects.filter(delivery_id__among=ids).order_by("happened_at", "recorded_at", "pk")


@prepared
def _marks(ids: Ids) -> QuerySet[Mark]:
    return Mark.objects.filter(arrival_id__among=ids, withdrawn_at=None).order_by("ordinal")


@prepared
def _leads(ids: Ids) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id__among=ids, role=AssignmentRole.LEAD)
    return found.select_related("unit", "holding__person").order_by("assigned_at", "pk")


@prepared
def _replies(ids: Ids) -> QuerySet[Reply]:
    """Answers that were issued: a draft is its drafter's until then."""
    found = Reply.objects.filter(arrival_id__among=ids, document__state=DocumentState.ISSUED)
    return found.select_related("document").defer("document__search").order_by("linked_at", "pk")


def _with_links(answers: dict[UUID, list[Answer]], actor: Actor) -> dict[UUID, list[Answer]]:
    """The same, with a link where the actor reads the answer. One statement where anything was answered."""
    ids = [one.document_id for rows in answers.values() for one in rows]
    if not ids:
        return answers
    seen_ids = set(Document.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    return {
        arrival: [Answer(one.document_id, one.symbol, one.document_id in seen_ids) for one in rows]
        for arrival, rows in answers.items()
    }


def _who(one: Assignment) -> str:
    return one.unit.name if one.unit else str(one.holding.person) if one.holding else ""
