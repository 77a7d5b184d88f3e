"""The acts of this area. Only they save."""

from decreta.dispatch.domain.linking import (
    acknowledge_link,
    delivery_of_token,
    end_link,
    note_mail,
    open_link,
    renew_link,
)
from decreta.dispatch.domain.opening import complete, open_dispatch
from decreta.dispatch.domain.recalling import confirm_recall, recall
from decreta.dispatch.domain.receiving import follow_arrival, give_back, prove, receive
from decreta.dispatch.domain.relating import relate
from decreta.dispatch.domain.sending import Outcome, Sending, send, send_all
from decreta.dispatch.queries.targets import Target

__all__ = [
    "Outcome",
    "Sending",
    "Target",
    "acknowledge_link",
    "complete",
    "confirm_recall",
    "delivery_of_token",
    "end_link",
    "follow_arrival",
    "give_back",
    "note_mail",
    "open_dispatch",
    "open_link",
    "prove",
    "recall",
    "receive",
    "relate",
    "renew_link",
    "send",
    "send_all",
]
