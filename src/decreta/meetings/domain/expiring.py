"""Until when the papers of a sitting are given out, by the rules of its day."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.meetings import policies
from decreta.meetings.models import Sitting
from decreta.meetings.queries.rulebooks import quorum_rules_of


def papers_until(sitting: Sitting, *, ended_at: dt.datetime) -> dt.datetime | None:
    """The end of the last day on which those who do not run it read its papers; None where that has no end."""
    days = quorum_rules_of(sitting.body, on=policies.day_of(sitting)).papers_open_days
    return clock.end_of_day(ended_at.astimezone(clock.zone()).date() + dt.timedelta(days=days)) if days else None
