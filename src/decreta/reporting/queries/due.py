"""What is due of scheduled reports, who ordered them, and who may read what comes."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db.models import Q, QuerySet

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.organisation.models import Body, Holding, Post, StandingAgency
from decreta.organisation.queries.actors import SERVING, actor_for
from decreta.organisation.queries.calendars import is_working_day
from decreta.reporting.enums import State
from decreta.reporting.models import Edition, Schedule
from decreta.reporting.slots import Slot, slots

#: From this hour of its day on a report is made: before people come.
HOUR: Final = 6


def due(schedule: Schedule, at: dt.datetime) -> list[Slot]:
    """The times for which nothing has come yet, the earliest first. Missed ones are among them, each with its own day."""
    if schedule.state != State.ACTIVE:
        return []
    made = set(Edition.objects.filter(schedule=schedule).values_list("period", flat=True))
    return [one for one in _until(schedule, at) if one.period not in made]


def next_of(schedule: Schedule, at: dt.datetime) -> Slot | None:
    """When it comes next; None when nothing comes any more."""
    if schedule.state != State.ACTIVE:
        return None
    day = at.astimezone(clock.zone()).date()
    waiting = due(schedule, at)
    if waiting:
        return waiting[0]
    ahead = _slots(schedule, day, day + dt.timedelta(days=200))
    return next((one for one in ahead if _moment(one) > at), None)


def owner_of(schedule: Schedule) -> Actor | None:
    """Whoever ordered it, as he stands today; None when he holds the post no more, or may not give out such a report."""
    related = ("person__user", "post__unit__organisation", "post__body")
    held = Holding.objects.valid_on(clock.today()).filter(pk=schedule.owner_id, person__user__is_active=True)
    found = held.select_related(*related).first()
    if found is None:
        return None
    actor = actor_for(found)
    return actor if allows(rules.may_freeze, body=schedule.body, by=actor) else None


def possible_readers(body: Body) -> QuerySet[Post]:
    """Posts whose holders see every task of a body: its own, those of bodies that serve it, those who serve in its standing agency."""
    today = clock.today()
    held = Holding.objects.valid_on(today).values("post_id")
    standing = StandingAgency.objects.valid_on(today).filter(body=body).values("organisation_id")
    seen = Q(body=body) | Q(body__in=body.served_by.all())
    seen |= Q(role__in=SERVING, unit__organisation__in=standing)
    return Post.objects.filter(seen, pk__in=held).order_by("rank", "code")


def readers_of(schedule: Schedule) -> list[Holding]:
    """Who is told that something came: the holders of the posts that were chosen, as far as they see it today."""
    related = ("person__user", "post__unit__organisation", "post__body")
    held = Holding.objects.valid_on(clock.today()).filter(post__in=schedule.readers.all()).select_related(*related)
    return [
        one
        for one in held.order_by("post__rank", "pk")
        if Schedule.objects.visible_to(actor_for(one)).filter(pk=schedule.pk).exists()
    ]


def _until(schedule: Schedule, at: dt.datetime) -> list[Slot]:
    found = _slots(schedule, schedule.since_on, at.astimezone(clock.zone()).date())
    return [one for one in found if _moment(one) <= at]


def _slots(schedule: Schedule, since: dt.date, until: dt.date) -> list[Slot]:
    return list(
        slots(
            rhythm=schedule.rhythm,
            day=schedule.day,
            as_of=schedule.as_of,
            since=since,
            until=until,
            works=is_working_day,
        )
    )


def _moment(one: Slot) -> dt.datetime:
    return clock.start_of_day(one.due_on) + dt.timedelta(hours=HOUR)
