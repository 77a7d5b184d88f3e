from decreta.rooms.models.rooms import Booking, Room

__all__ = ["Booking", "Room"]
