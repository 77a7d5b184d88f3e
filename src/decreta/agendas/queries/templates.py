"""Which templates a body has, and which of their points are due at a sitting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from decreta.agendas.enums import Rhythm
from decreta.agendas.models import AgendaTemplate
from decreta.core import clock
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Sitting
from decreta.organisation.models import Body


@dataclass(frozen=True)
class Offered:
    """A point of a template as it is offered for a sitting."""

    template: AgendaTemplate
    place: int
    point: Mapping[str, Any]
    is_due: bool

    @property
    def key(self) -> str:
        """What names it in a form."""
        return f"{self.template.pk}:{self.place}"

    @property
    def rhythm(self) -> str:
        return str(Rhythm(self.point["rhythm"]).label)


def templates_of(body: Body) -> list[AgendaTemplate]:
    """The newest of each name that has points. One statement."""
    newest = AgendaTemplate.objects.filter(body=body).order_by("name", "-kept_at", "-pk").distinct("name")
    return [one for one in newest if one.points]


def offered_for(sitting: Sitting) -> list[Offered]:
    """Every point of the templates of a sitting's body, with whether it is due and not there already. Three statements."""
    earlier = _earlier(sitting)
    there = set(sitting.agenda.values_list("title", flat=True))
    return [
        Offered(
            one,
            place,
            point,
            point["title"] not in there
            and is_due(point["rhythm"], number=sitting.number_in_term, on=_day(sitting.starts_at), earlier=earlier),
        )
        for one in templates_of(sitting.body)
        for place, point in enumerate(one.points)
    ]


def is_due(rhythm: str, *, number: int | None, on: dt.date, earlier: Iterable[dt.date]) -> bool:
    """Whether a point comes back at a sitting: by its number in the term, or as the first of its quarter or year."""
    if rhythm == Rhythm.EACH:
        return True
    if rhythm in {Rhythm.QUARTER, Rhythm.YEAR}:
        return not any(_span(rhythm, one) == _span(rhythm, on) for one in earlier)
    return number is not None and number % int(rhythm) == 0


def _span(rhythm: str, day: dt.date) -> tuple[int, int]:
    return (day.year, (day.month - 1) // 3 if rhythm == Rhythm.QUARTER else 0)


def _earlier(sitting: Sitting) -> list[dt.date]:
    found = Sitting.objects.filter(body=sitting.body, starts_at__lt=sitting.starts_at).exclude(
        state=SittingState.CANCELLED
    )
    since = sitting.starts_at - dt.timedelta(days=366)
    return [_day(one) for one in found.filter(starts_at__gte=since).values_list("starts_at", flat=True)]


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(clock.zone()).date()
