"""The office of meetings on the morning of its sitting, with its rooms."""

from tests.rooms.conftest import _morning, office, rooms

__all__ = ["_morning", "office", "rooms"]
