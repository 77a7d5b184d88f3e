"""What the desk shows: matters grouped by when they are due, per post."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.queries.actors import Seat, actor_of_seat
from decreta.ui.desk import Handled, Waiting, handled_by, waiting_for
from decreta.web.queries.log import refs_of

_ENTRIES = 40
_HANDLED = 4


@dataclass(frozen=True)
class DeskMatter:
    """A waiting matter and the post it waits for."""

    waiting: Waiting
    seat: Seat

    @property
    def post(self) -> str:
        return self.seat.holding.post.name


@dataclass(frozen=True)
class Group:
    """Matters of one stretch of time."""

    title: str
    matters: list[DeskMatter]


def matters_of(seats: list[Seat], current: Actor, at: dt.datetime) -> list[DeskMatter]:
    """What waits for a person in all his posts, the most pressing first."""
    # The present post first: what waits in several posts at once is one matter, of the present one.
    ordered = sorted(seats, key=lambda one: not _is(one, current))
    seat_of = {current if _is(seat, current) else actor_of_seat(seat): seat for seat in ordered}
    return [DeskMatter(one, seat_of[actor]) for actor, one in waiting_for(list(seat_of), at)]


def _is(seat: Seat, actor: Actor) -> bool:
    return seat.holding.pk == actor.holding_id and (seat.mandate.pk if seat.mandate else None) == actor.mandate_id


def grouped(matters: list[DeskMatter], at: dt.datetime) -> list[Group]:
    """Overdue, today, this week, later, without a day: only groups that have something."""
    today = at.astimezone(clock.zone()).date()
    end_of_today = clock.start_of_day(today + dt.timedelta(days=1))
    end_of_week = clock.start_of_day(today + dt.timedelta(days=7 - today.weekday()))
    titles = [_("Past its time"), _("To be done today"), _("This week"), _("Later"), _("Without a date")]
    groups: list[list[DeskMatter]] = [[] for _title in titles]
    for matter in matters:
        groups[_place(matter.waiting.due_at, at, end_of_today, end_of_week)].append(matter)
    return [Group(title, group) for title, group in zip(titles, groups, strict=True) if group]


def _place(due_at: dt.datetime | None, at: dt.datetime, end_of_today: dt.datetime, end_of_week: dt.datetime) -> int:
    if due_at is None:
        return 4
    if due_at < at:
        return 0
    if due_at <= end_of_today:
        return 1
    return 2 if due_at <= end_of_week else 3


def lately_handled(actor: Actor) -> list[Handled]:
    """Matters on which the person acted last, those that his present post may see: one statement and one for each kind."""
    if actor.person_id is None:
        return []
    entries = Entry.objects.filter(actor_person_id=actor.person_id).order_by("-pk")
    rows = list(entries.values_list("on_kind", "on_id", "about")[:_ENTRIES])
    return handled_by(actor, [ref for row in rows for ref in refs_of(*row)], number=_HANDLED)
