"""Taking what waits one by one: set out from the desk, go on to the next, stop."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from decreta.core import clock
from decreta.organisation.middleware import actor_of
from decreta.organisation.walking import open_stop
from decreta.ui import walk
from decreta.web.queries.desk import DeskMatter, grouped, matters_of


@login_required
@require_POST
def go(request: HttpRequest) -> HttpResponse:
    """``how`` says which: `begin` at the first matter (of one post, if `post` names it), `next`, or `stop`."""
    match request.POST.get("how"):
        case "begin":
            return _begin(request)
        case "next":
            return redirect(open_stop(request, walk.step(request)))
        case _:
            walk.end(request)
            return redirect("web:desk")


def _begin(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    chosen = request.POST.get("post", "")
    matters = matters_of(request.seats, actor_of(request), at)  # type: ignore[attr-defined]
    shown = [one for one in matters if not chosen or one.seat.key == chosen]
    stops = [_stop(one) for group in grouped(shown, at) for one in group.matters]
    if not stops:
        return redirect("web:desk")
    walk.begin(request, stops)
    return redirect(open_stop(request, stops[0]))


def _stop(matter: DeskMatter) -> walk.Stop:
    waiting = matter.waiting
    return walk.Stop(waiting.verb, waiting.title, waiting.url, waiting.title_lang, matter.seat.key)
