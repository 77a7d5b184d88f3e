"""What follows here from what the log says: an arrival that is registered owes its sender a receipt, where the house wishes it."""

from __future__ import annotations

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.documents.models import Arrival
from decreta.mailroom.domain import owe_receipt

_REGISTERED = "documents.arrival_registered"


def register() -> None:
    """Register the follower of the log."""
    follow("mailroom.receipts", kinds=(_REGISTERED,), handler=registered)


def registered(entry: Entry) -> None:
    """Owe a receipt for an arrival; written at once where the house wishes that."""
    related = ("organisation", "document__body", "document__organisation", "document__correspondent")
    arrival = Arrival.objects.select_related(*related).defer("document__search").filter(pk=entry.on_id).first()
    if arrival is not None:
        owe_receipt(arrival=arrival, by=Actor.system("mailroom.receipts"))
