"""What stands with an organisation and below it, as far as it is shared."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.assignments.enums import Timeliness
from decreta.cascade.queries.below import behind, whole
from decreta.cascade.queries.books import house_seen, houses_of, pair_seen
from decreta.cascade.queries.levels import levels as counted
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import whole_number
from decreta.directives.queries.task_list import classes_in, day_of, state_words
from decreta.directives.tables.tasks import TASKS
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Organisation
from decreta.ui.listing import ways_of


def _house(actor: Actor, code: str) -> Organisation:
    """The house that somebody looks from; 404 for anybody else."""
    found = house_seen(actor, code)
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def levels(request: HttpRequest) -> HttpResponse:
    """Own tasks, and what each organisation below shares, with sums that fit."""
    actor, code = actor_of(request), request.GET.get("of", "")
    houses = houses_of(actor)
    house = _house(actor, code) if code else next(iter(houses), None)
    context = {
        "page": counted(house, day_of(request.GET), actor, over=request.GET.get("over", "")) if house else None,
        "house": house,
        "houses": houses,
        "acts_in_one": bool(actor.organisation_ids),
        "at": "cascade:levels",
        "ways": ways_of(TASKS.name),
        "list_url": TASKS.url_name,
        "kept_query": "",
    }
    return render(request, "cascade/levels.html", context)


@login_required
@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """The same in short, for a dashboard: from the house in which the reader acts, or that stands for his body."""
    actor = actor_of(request)
    house = next(iter(houses_of(actor)), None)
    context = {"page": counted(house, day_of(request.GET), actor) if house is not None else None, "house": house}
    return render(request, "cascade/parts/summary.html", context)


@login_required
@require_safe
def from_below(request: HttpRequest, code: str, below: str) -> HttpResponse:
    """The tasks behind a number: for whom it is shared with, and for whom it is shared by."""
    pair = pair_seen(actor_of(request), above=code, via=below, owner=request.GET.get("owner", ""))
    if pair is None:
        raise Http404
    day, state = day_of(request.GET), request.GET.get("state", "")
    known = state if set(classes_in(state)) <= set(Timeliness.values) else ""
    page = whole_number(request.GET.get("page", ""), otherwise=1)
    context = {
        "above": pair.above,
        "via": pair.via,
        "is_own": pair.is_own,
        "page": behind(pair.above, pair.via, day, state=known, owner=pair.owner, page=page),
        "state": state_words(known) if known else "",
        "as_of": day,
        "is_today": day == clock.today(),
        "is_ahead": day > clock.today(),
    }
    return render(request, "cascade/from_below.html", context)


@login_required
@require_safe
def task(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """A task that is shared whole, as of the day of the address: by an agreement that may be the last of a month only."""
    above, today = _house(actor_of(request), code), clock.today()
    day = min(day_of(request.GET), today)
    found = whole(above, pk, day)
    if found is None:
        raise Http404
    context = {"above": above, "page": found, "task": found.task, "as_of": day, "is_today": day == today}
    return render(request, "cascade/task.html", context)
