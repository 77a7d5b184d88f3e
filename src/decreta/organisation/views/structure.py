"""Looking at the structure of the office: organisations, bodies, who holds which post, days off."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.core.texts import fold, whole_number
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body, Organisation, Post, StandingAgency, Unit
from decreta.organisation.queries.actors import prefetch_holders
from decreta.organisation.queries.days_off import special_days
from decreta.organisation.queries.levels import LEVELS, at_level, levels_of
from decreta.ui.listing import View

_PAGE = 50


@login_required
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The agencies that are valid on a day, by level and words, in the order of the tree.

    Without words the list opens with the centre: the hundreds of provinces and communes stand in views of their own.
    """
    day = _day(request)
    words = request.GET.get("q", "").strip()
    found = Organisation.objects.visible_to(actor_of(request)).valid_on(day)
    if words:
        found = found.filter(pk__in=_matching(words))
    levels = levels_of(found)
    asked = request.GET.get("level", "")
    level = asked if asked in levels else "all" if words else "centre"
    shown = at_level(found, level).select_related("parent")
    page = Paginator(shown, _PAGE).get_page(request.GET.get("page"))
    query = {"q": words} if words else {}
    views = [
        View(label, f"?{urlencode({**query, 'level': key})}", levels[key], is_current=key == level)
        for key, label in LEVELS.items()
        if levels[key] or key == level
    ]
    context = {"page": page, "day": day, "level": level, "words": words, "views": views}
    return render(request, "organisation/organisations.html", context)


def _matching(words: str) -> list[UUID]:
    """Organisations whose folded names or symbols contain the folded words."""
    wanted = fold(words)
    rows = Organisation.objects.values_list("pk", "name_vi", "name_en", "name_ja", "symbol")
    return [pk for pk, *texts in rows if any(wanted in fold(text) for text in texts)]


@login_required
@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One agency: its place, units, posts with their holders, and what it was before or became."""
    day = _day(request)
    found = get_object_or_404(Organisation.objects.visible_to(actor_of(request)).select_related("parent"), code=code)
    posts = Post.objects.valid_on(day).prefetch_related(prefetch_holders(day))
    units = (
        Unit.objects.valid_on(day)
        .filter(organisation=found)
        .prefetch_related(Prefetch("posts", queryset=posts, to_attr="present_posts"))
    )
    context = {
        "organisation": found,
        "day": day,
        "units": units,
        "children": found.children.valid_on(day)[:_PAGE],
        "successions": found.successions.select_related("successor"),
        "precessions": found.precessions.select_related("predecessor"),
        "standing_for": StandingAgency.objects.valid_on(day).filter(organisation=found).select_related("body"),
    }
    return render(request, "organisation/organisation.html", context)


@login_required
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Committees, councils, working groups and support teams."""
    day = _day(request)
    found = Body.objects.visible_to(actor_of(request)).valid_on(day).select_related("parent")
    standing = StandingAgency.objects.valid_on(day).select_related("organisation")
    found = found.prefetch_related(Prefetch("standing_agencies", queryset=standing, to_attr="present_standing"))
    return render(
        request,
        "organisation/bodies.html",
        {"page": Paginator(found, _PAGE).get_page(request.GET.get("page")), "day": day},
    )


@login_required
@require_safe
def body(request: HttpRequest, code: str) -> HttpResponse:
    """One body: its terms, standing agencies, posts and members on a day."""
    day = _day(request)
    found = get_object_or_404(Body.objects.visible_to(actor_of(request)).select_related("parent"), code=code)
    posts = Post.objects.valid_on(day).filter(body=found).prefetch_related(prefetch_holders(day))
    context = {
        "body": found,
        "day": day,
        "posts": posts,
        "terms": found.terms.order_by("-valid_from"),
        "standing": found.standing_agencies.valid_on(day).select_related("organisation"),
        "serves": found.serves.all(),
        "served_by": found.served_by.filter(Q(valid_to=None) | Q(valid_to__gt=day)),
    }
    return render(request, "organisation/body.html", context)


@login_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Days off and compensation working days of a year, and the office's own days."""
    year = whole_number(request.GET.get("year", ""), otherwise=clock.today().year)
    year = min(max(year, 1990), 2100)
    days = special_days(year)
    context = {
        "year": year,
        "days": days,
        "off": sum(not one.is_working for one in days),
        "worked": sum(one.is_working for one in days),
    }
    return render(request, "organisation/calendar.html", context)


def _day(request: HttpRequest) -> dt.date:
    """The day that the page shows: `on` in the address, else today."""
    try:
        return parse_date(request.GET.get("on", "")) or clock.today()
    except ValueError:
        return clock.today()
