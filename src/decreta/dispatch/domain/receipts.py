"""Receipts are written here and nowhere else, together with the state that a delivery repeats from them."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.dispatch.enums import DeliveryState, ReceiptKind
from decreta.dispatch.models import Delivery, Receipt

WORDS_LIMIT = 300
#: The state after a receipt; None where a delivery stays as it is.
_STATES = {
    ReceiptKind.DELIVERED: DeliveryState.DELIVERED,
    ReceiptKind.FAILED: DeliveryState.FAILED,
    ReceiptKind.OPENED: DeliveryState.OPENED,
    ReceiptKind.RECEIVED: DeliveryState.RECEIVED,
    ReceiptKind.VOIDED: DeliveryState.DELIVERED,
    ReceiptKind.RETURNED: DeliveryState.RETURNED,
    ReceiptKind.RECALLED: None,
    ReceiptKind.CONFIRMED: DeliveryState.CANCELLED,
}


def held(delivery: Delivery) -> Delivery:
    """The delivery, locked, with its document and who receives it."""
    return (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("document__body", "document__organisation", "document__paper", "organisation", "correspondent")
        .get(pk=delivery.pk)
    )


def note(
    delivery: Delivery, kind: ReceiptKind, *, by: Actor, at: dt.datetime, words: str = "", cause: str = ""
) -> Receipt:
    """Write a fact about a delivery and move its state on. Inside an act that holds the row."""
    receipt = Receipt.objects.create(
        delivery=delivery,
        kind=kind,
        happened_at=at,
        recorded_at=max(at, clock.now()),
        by=by.as_facts(),
        words=" ".join(words.split())[:WORDS_LIMIT],
        cause=cause,
    )
    state = _STATES[kind]
    if state is not None:
        delivery.state, delivery.state_at = state, at
        delivery.save(update_fields=["state", "state_at", "arrival"])
    return receipt
