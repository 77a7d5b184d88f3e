"""A message, and whether the room's messages are stopped."""

from decreta.messaging.models.messages import Message, RoomSwitch

__all__ = ["Message", "RoomSwitch"]
