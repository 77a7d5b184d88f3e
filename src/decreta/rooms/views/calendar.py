"""Who has which room when: a day by hours, a week by days; and which rooms are free at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.organisation.middleware import actor_of
from decreta.rooms import forms
from decreta.rooms.models import Booking
from decreta.rooms.queries.free import free_rooms, next_free
from decreta.rooms.queries.schedule import MOST, day_of, week_of
from decreta.ui.listing import View

_SHOWN = 12


@login_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The rooms of a day (`day`) or of its week (`span=week`), with at least so many seats (`seats`)."""
    actor, day = actor_of(request), _day(request)
    is_week, seats = request.GET.get("span") == "week", _number(request.GET.get("seats", ""))
    step = dt.timedelta(days=7 if is_week else 1)
    context: dict[str, Any] = {
        "day": day,
        "monday": day - dt.timedelta(days=day.weekday()),
        "sunday": day + dt.timedelta(days=6 - day.weekday()),
        "is_week": is_week,
        "seats": seats or "",
        "may_book": actor.can("book_rooms"),
        "views": [
            View(pgettext("calendar", "Day"), _here(day, seats=seats), is_current=not is_week),
            View(pgettext("calendar", "Week"), _here(day, seats=seats, is_week=True), is_current=is_week),
        ],
        "before_url": _here(day - step, seats=seats, is_week=is_week),
        "after_url": _here(day + step, seats=seats, is_week=is_week),
        "today_url": _here(clock.today(), seats=seats, is_week=is_week) if day != clock.today() else "",
        "most": MOST,
    }
    if is_week:
        days = [context["monday"] + dt.timedelta(days=n) for n in range(7)]
        context |= {"rows": week_of(actor, day, seats=seats), "days": [(one, _here(one, seats=seats)) for one in days]}
    else:
        shown = day_of(actor, day, seats=seats)
        context |= {"rows": shown.rows, "shown": shown}
    return render(request, "rooms/calendar.html", context)


def _here(day: dt.date, *, seats: int = 0, is_week: bool = False) -> str:
    asked = {"day": day.isoformat()} | ({"span": "week"} if is_week else {}) | ({"seats": str(seats)} if seats else {})
    return f"{reverse('rooms:calendar')}?{urlencode(asked)}"


def _day(request: HttpRequest) -> dt.date:
    """The day asked for, as addresses write it or as the office does; today where none can be read."""
    form = forms.CalendarForm(request.GET)
    found: dt.date | None = form.cleaned_data.get("day") if form.is_valid() else None
    return found or clock.today()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


@login_required
@require_safe
def free(request: HttpRequest) -> HttpResponse:
    """Which rooms are free at the time that stands in a form: the part of a page that changes while one fills it in."""
    actor = actor_of(request)
    form = forms.FreeForm(request.GET, actor=actor)
    if not form.is_valid() or form.span.ends_at <= form.span.starts_at:
        return render(request, "rooms/parts/free.html", {})
    span, own, chosen = form.span, form.cleaned_data["booking"], form.cleaned_data["room"]
    if own is not None and not Booking.objects.visible_to(actor).filter(pk=own).exists():
        own = None  # whose booking it is would show by what becomes free without it
    found = list(free_rooms(actor, span, except_for=own)[: _SHOWN + 1])
    context: dict[str, Any] = {"span": span, "rooms": found[:_SHOWN], "has_more": len(found) > _SHOWN}
    if chosen is not None and chosen.pk not in {one.pk for one in found}:
        context |= {"room": chosen, "again": next_free(chosen, span, except_for=own)}
    return render(request, "rooms/parts/free.html", context)
