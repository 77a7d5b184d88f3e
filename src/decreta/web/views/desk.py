"""My desk."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.organisation.middleware import actor_of
from decreta.seeing.starting import opens_first
from decreta.ui import walk
from decreta.ui.desk import engagements_of, figures_for
from decreta.web.queries.desk import grouped, lately_handled, matters_of


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the person in all his posts, and what is on today; after signing in what he chose to open first."""
    if first := opens_first(request, actor_of(request)):
        return redirect(first)
    walk.end(request)
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
        # Where most waits comes first, so that it is not cut off on a phone.
        "posts": sorted(
            ((seat, sum(matter.seat is seat for matter in matters)) for seat in seats), key=lambda pair: -pair[1]
        ),
        "all": len(matters),
        "chosen": chosen,
        "here": request.seat.key if request.seat else "",  # type: ignore[attr-defined]
        "engagements": engagements_of(actor_of(request), clock.today()),
    }
    return render(request, "web/desk.html", context)


@login_required
@require_safe
def beside(request: HttpRequest) -> HttpResponse:
    """What stands beside the queue and may come a moment later: figures of one's bodies, matters handled lately."""
    actor = actor_of(request)
    context = {"figures": figures_for(actor, clock.now()), "handled": lately_handled(actor)}
    return render(request, "web/desk_beside.html", context)


def _is_today(due_at: object, at: object) -> bool:
    return due_at <= clock.end_of_day(at.astimezone(clock.zone()).date())  # type: ignore[attr-defined,operator]
