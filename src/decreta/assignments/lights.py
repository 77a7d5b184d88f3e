"""The traffic light of work: one function of what stands and of a declared rule (and its twin in `queries.lights`).

A rule says for each sign (the deadline has passed, nothing was reported for so many days …) which light it gives, or
none. The worst light that a sign gives holds, and the sign is the reason; without any sign the work is on its way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from decreta.assignments.enums import Light, Sign, Timeliness
from decreta.assignments.timeliness import Standing, classify
from decreta.core import clock

#: How a light stands in a code: the hundreds are the light, the rest is the sign. The least code is the worst.
LIGHTS = (Light.RED, Light.ORANGE, Light.GREY, Light.GREEN)
#: Signs that a rule can give a light, in the order in which they are told where several give the same.
SIGNS = (
    Sign.OVERDUE,
    Sign.FORECAST_LATE,
    Sign.RETURNED,
    Sign.NEAR_SILENT,
    Sign.OBSTACLE,
    Sign.UNRECEIVED,
    Sign.SILENT,
    Sign.NEVER_REPORTED,
)
#: Signs that are counted in days, and how many days a rule may say.
IN_DAYS = (Sign.NEAR_SILENT, Sign.UNRECEIVED, Sign.SILENT, Sign.NEVER_REPORTED)
FARTHEST = 400
ON_THE_WAY, REPORTED, ENDED = 400, 401, 900


@dataclass(frozen=True)
class Rule:
    """Which sign gives which light; a sign that is not named gives none. `days` are of the signs that count them.

    `within` is how near the deadline is for `NEAR_SILENT`, in days.
    """

    lights: Mapping[Sign, Light]
    days: Mapping[Sign, int] = field(default_factory=dict)
    within: int = 10

    def code(self, sign: Sign) -> int | None:
        """The code of a sign under this rule."""
        light = self.lights.get(sign)
        return None if light is None else 100 * (1 + LIGHTS.index(light)) + SIGNS.index(sign)

    def to_data(self) -> dict[str, int | None]:
        """The rule as the database keeps it and reads it: codes, and numbers of days."""
        data: dict[str, int | None] = {sign.value: self.code(sign) for sign in SIGNS}
        data |= {f"{sign.value}_days": self.days.get(sign, 0) for sign in IN_DAYS}
        return data | {"within": self.within}

    @classmethod
    def from_data(cls, data: Mapping[str, int | None]) -> Rule:
        """The rule that `to_data` wrote."""
        codes = {sign: data.get(sign.value) for sign in SIGNS}
        return cls(
            {sign: light_of(code) for sign, code in codes.items() if code is not None},
            {sign: data.get(f"{sign.value}_days") or 0 for sign in IN_DAYS},
            data.get("within") or 0,
        )


#: What an installation begins with.
BUILT_IN = Rule(
    MappingProxyType(
        {
            Sign.OVERDUE: Light.RED,
            Sign.FORECAST_LATE: Light.RED,
            Sign.RETURNED: Light.ORANGE,
            Sign.NEAR_SILENT: Light.ORANGE,
            Sign.OBSTACLE: Light.ORANGE,
            Sign.NEVER_REPORTED: Light.GREY,
        }
    ),
    MappingProxyType({Sign.NEAR_SILENT: 7, Sign.UNRECEIVED: 3, Sign.SILENT: 30, Sign.NEVER_REPORTED: 0}),
)


@dataclass(frozen=True)
class Judged:
    """What a light is judged by: where the work stands, its newest report, whether something stands in its way."""

    standing: Standing
    last_report_at: dt.datetime | None = None
    is_hindered: bool = False


def light_of(code: int) -> Light:
    """The light of a code below `ENDED`."""
    return LIGHTS[code // 100 - 1]


def sign_of(code: int) -> Sign:
    """The reason of a code."""
    if code >= ON_THE_WAY:
        return {ON_THE_WAY: Sign.ON_THE_WAY, REPORTED: Sign.REPORTED}.get(code, Sign.ENDED)
    return SIGNS[code % 100]


def judge(work: Judged, rule: Rule, moment: dt.datetime) -> int:
    """The code of an assignment as of a moment. What is done, suspended or closed has no light (`ENDED`)."""
    timeliness = classify(work.standing, moment)
    if timeliness in _ENDED:
        return ENDED
    if timeliness in (Timeliness.REPORTED_IN_TIME, Timeliness.REPORTED_LATE):
        return REPORTED
    told = [code for sign in _signs(work, rule, moment, timeliness) if (code := rule.code(sign)) is not None]
    return min(told, default=ON_THE_WAY)


_ENDED = (Timeliness.DONE_IN_TIME, Timeliness.DONE_LATE, Timeliness.SUSPENDED, Timeliness.CLOSED_OTHERWISE)


def _signs(work: Judged, rule: Rule, moment: dt.datetime, timeliness: Timeliness) -> list[Sign]:
    """Every sign that the work shows."""
    standing, today = work.standing, day_of(moment)
    assert standing.assigned_at is not None
    lapses_on = lapse_day(standing.current_lapses_at)
    since_assigned = (today - day_of(standing.assigned_at)).days
    silent = (today - day_of(work.last_report_at or standing.assigned_at)).days
    days, found = rule.days, []
    if timeliness is Timeliness.OVERDUE:
        found.append(Sign.OVERDUE)
    if lapses_on is not None and standing.forecast_on is not None and standing.forecast_on > lapses_on:
        found.append(Sign.FORECAST_LATE)
    if standing.is_returned:
        found.append(Sign.RETURNED)
    near = lapses_on is not None and (lapses_on - today).days <= rule.within
    if near and silent >= days.get(Sign.NEAR_SILENT, 0):
        found.append(Sign.NEAR_SILENT)
    if work.is_hindered:
        found.append(Sign.OBSTACLE)
    if standing.received_at is None and since_assigned >= days.get(Sign.UNRECEIVED, 0):
        found.append(Sign.UNRECEIVED)
    if silent >= days.get(Sign.SILENT, 0):
        found.append(Sign.SILENT)
    if work.last_report_at is None and since_assigned >= days.get(Sign.NEVER_REPORTED, 0):
        found.append(Sign.NEVER_REPORTED)
    return found


def day_of(moment: dt.datetime) -> dt.date:
    """The office's day of a moment."""
    return moment.astimezone(clock.zone()).date()


def lapse_day(lapses_at: dt.datetime | None) -> dt.date | None:
    """The day that a deadline ends: what lapses at 24:00 belongs to the day that ends then."""
    return None if lapses_at is None else day_of(lapses_at - dt.timedelta(microseconds=1))
