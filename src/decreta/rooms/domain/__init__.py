"""The acts of this area. Only they save."""

from decreta.rooms.domain.bookings import book, cancel, move
from decreta.rooms.domain.rooms import add, change, close, reopen

__all__ = ["add", "book", "cancel", "change", "close", "move", "reopen"]
