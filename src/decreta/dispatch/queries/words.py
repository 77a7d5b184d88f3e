"""The shapes in which states of deliveries are shown."""

from __future__ import annotations

from typing import Final

from decreta.dispatch.enums import DeliveryState
from decreta.dispatch.models import Delivery

MARKS: Final[dict[str, str]] = {
    DeliveryState.SENT: "undated",
    DeliveryState.DELIVERED: "progress",
    DeliveryState.FAILED: "overdue",
    DeliveryState.OPENED: "progress",
    DeliveryState.RECEIVED: "intime",
    DeliveryState.RETURNED: "near",
    DeliveryState.CANCELLED: "closed",
}
_GONE = frozenset({DeliveryState.CANCELLED, DeliveryState.RETURNED, DeliveryState.FAILED})


def is_to_confirm(row: Delivery) -> bool:
    """Whether its paper was recalled and the receiver has not confirmed it."""
    return row.document.recalled_at is not None and row.state not in _GONE
