"""How one is told: a form for each of one's posts, and one for when mail may come."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.errors import ActRefused
from decreta.notifications import kinds
from decreta.notifications.domain.preferences import choose_times, choose_ways
from decreta.notifications.forms import TimesForm, WaysForm
from decreta.notifications.queries.preferences import times_of, ways_of
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Holding
from decreta.ui.listing import View
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """The choices of one post; without one that is one's own, of the first."""
    holdings = _own_holdings(request)
    if not holdings:
        return render(request, "notifications/preferences.html", {"has_posts": False})
    shown = next((one for one in holdings if str(one.pk) == request.GET.get("post")), holdings[0])
    sent = request.POST.get("form") if request.method == "POST" else None
    ways = WaysForm(
        request.POST if sent == "ways" else None,
        kinds=kinds.chosen_among(),
        ways=ways_of(shown.pk),
        has_more_posts=len(holdings) > 1,
    )
    times = TimesForm(
        request.POST if sent == "times" else None, initial=vars(times_of(shown.person_id)), prefix="times"
    )
    if (sent == "ways" and _take_ways(request, ways, shown, holdings)) or (
        sent == "times" and _take_times(request, times, shown)
    ):
        return redirect(_address(shown, holdings))
    context = {
        "has_posts": True,
        "ways": ways,
        "rows": [(kind, None if kind.is_mailed_apart else ways[kind.name]) for kind in ways.kinds],
        "times": times,
        "email": shown.person.email,
        "tabs": [
            View(label=one.post.name, url=_address(one, holdings), is_current=one.pk == shown.pk) for one in holdings
        ],
    }
    return render(
        request, "notifications/preferences.html", context, status=422 if ways.errors or times.errors else 200
    )


def _own_holdings(request: HttpRequest) -> list[Holding]:
    """One's own posts: what is lent by a mandate is told to who lent it."""
    return [seat.holding for seat in request.seats if seat.mandate is None]  # type: ignore[attr-defined]


def _address(holding: Holding, holdings: list[Holding]) -> str:
    query = f"?post={holding.pk}" if holding != holdings[0] else ""
    return f"{reverse('notifications:preferences')}{query}"


def _take_ways(request: HttpRequest, form: WaysForm, shown: Holding, holdings: list[Holding]) -> bool:
    if not form.is_valid():
        return False
    chosen = holdings if form.cleaned_data.get("everywhere") else [shown]
    try:
        changed = [one for one in chosen if choose_ways(holding=one, ways=form.chosen, by=actor_of(request))]
    except ActRefused as refusal:
        form.take(refusal)
        return False
    messages.success(request, _("Your choice holds from now on") if changed else _("Nothing was changed"))
    return True


def _take_times(request: HttpRequest, form: TimesForm, shown: Holding) -> bool:
    if not form.is_valid():
        return False
    try:
        changed = choose_times(person=shown.person, times=form.times, by=actor_of(request))
    except ActRefused as refusal:
        form.take(refusal)
        return False
    messages.success(request, _("Your choice holds from now on") if changed else _("Nothing was changed"))
    return True
