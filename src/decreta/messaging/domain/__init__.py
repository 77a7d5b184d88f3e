"""Everything that is done with messages of a session, one function each."""

from decreta.messaging.domain.destroying import destroy_messages
from decreta.messaging.domain.keeping_order import remove_message, switch_room
from decreta.messaging.domain.writing import (
    answer_message,
    end_in_hall,
    settle_message,
    tell_room,
    write_message,
)

__all__ = [
    "answer_message",
    "destroy_messages",
    "end_in_hall",
    "remove_message",
    "settle_message",
    "switch_room",
    "tell_room",
    "write_message",
]
