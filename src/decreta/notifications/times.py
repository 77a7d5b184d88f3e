"""When mail may come: hours of quiet and the hour of the daily mail, in the office's time zone. Pure arithmetic."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from decreta.core import clock
from decreta.notifications.enums import DigestDays

FRIDAY = 4


@dataclass(frozen=True)
class Times:
    """What somebody has chosen, or the defaults: a daily mail at seven on working days, quiet from nine to six."""

    digest_hour: int = 7
    digest_days: str = DigestDays.WORKING
    quiet_from: int | None = 21
    quiet_until: int | None = 6

    def is_quiet(self, at: dt.datetime) -> bool:
        """Whether no mail may come at a moment. Quiet from nine in the evening to six spans midnight; six itself is over."""
        if self.quiet_from is None or self.quiet_until is None or self.quiet_from == self.quiet_until:
            return False
        hour = at.astimezone(clock.zone()).hour
        if self.quiet_from < self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    def has_digest(self, at: dt.datetime, *, is_working_day: bool) -> bool:
        """Whether the day's mail is due at a moment: its hour has come on a day on which it comes."""
        local = at.astimezone(clock.zone())
        comes = {
            DigestDays.NEVER: False,
            DigestDays.EVERY: True,
            DigestDays.WEEKDAYS: local.weekday() <= FRIDAY,
            DigestDays.WORKING: is_working_day,
        }[DigestDays(self.digest_days)]
        return comes and local.hour >= self.digest_hour
