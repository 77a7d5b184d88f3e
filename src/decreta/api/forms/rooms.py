"""What is sent to rooms."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Form, Like, Moment, Whole, Yes
from decreta.rooms.domain.bookings import MOST_MINUTES
from decreta.rooms.models import Booking

Around = Annotated[Whole, Field(ge=0, le=MOST_MINUTES, description="Nobody else can have the room then either.")]


class BookingForm(Form):
    """A room for something that is no sitting; a sitting names its room itself."""

    starts_at: Moment
    ends_at: Moment
    purpose: Annotated[str, Like(Booking, "purpose")]
    minutes_before: Around = 0
    minutes_after: Around = 0
    is_private: Yes = False


class BookingChange(Form):
    """What is to be changed of a booking; what is left out stays."""

    room: Annotated[UUID, Field(description="Id of the room.")] | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    purpose: Annotated[str, Like(Booking, "purpose")] | None = None
    minutes_before: Around | None = None
    minutes_after: Around | None = None
    is_private: Yes | None = None
