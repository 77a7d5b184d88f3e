"""My desk."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decreta.core import clock
from decreta.organisation.middleware import actor_of
from decreta.ui.desk import engagements_of
from decreta.web.queries.desk import grouped, matters_of


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the person in all his posts, and what is on today."""
    at = clock.now()
    seats = request.seats  # type: ignore[attr-defined]
    matters = matters_of(seats, actor_of(request), at)
    chosen = request.GET.get("post", "")
    shown = [matter for matter in matters if not chosen or matter.seat.key == chosen]
    groups = grouped(shown, at)
    context = {
        "at": at,
        "groups": groups,
        "number": len(shown),
        "today": sum(
            len(group.matters)
            for group in groups
            if group.matters[0].waiting.due_at and _is_today(group.matters[0].waiting.due_at, at)
        ),
        "posts": [(seat, sum(matter.seat is seat for matter in matters)) for seat in seats],
        "all": len(matters),
        "chosen": chosen,
        "first": groups[0].matters[0].waiting if groups else None,
        "engagements": engagements_of(actor_of(request), clock.today()),
    }
    return render(request, "web/desk.html", context)


def _is_today(due_at: object, at: object) -> bool:
    return due_at <= clock.end_of_day(at.astimezone(clock.zone()).date())  # type: ignore[attr-defined,operator]
