"""By whose calendar a deadline moves to the next working day: that of who answers for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from decreta.organisation.models import Body, Holding, Organisation, Unit
from decreta.organisation.queries.calendars import calendar_of


def working_days(assignee: Organisation | Body | Unit | Holding) -> Callable[[dt.date], bool]:
    """Whether the assignee works on a day: by the calendar of his organisation; a body goes by the one of all."""
    match assignee:
        case Organisation():
            return calendar_of(assignee)
        case Unit():
            return calendar_of(assignee.organisation)
        case Holding():
            unit = assignee.post.unit
            return calendar_of(unit.organisation if unit else None)
        case _:
            return calendar_of(None)
