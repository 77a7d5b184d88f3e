"""Looking at the structure of the office: organisations, bodies, who holds which post, days off."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.core.errors import allows
from decreta.core.texts import whole_number
from decreta.kit import lists
from decreta.organisation import rules
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body, Organisation, Post, StandingAgency, Unit
from decreta.organisation.queries.actors import prefetch_holders
from decreta.organisation.queries.choosing import places_like
from decreta.organisation.queries.days_off import special_days
from decreta.organisation.tables import BODIES, ORGANISATIONS, day_of

_PAGE = 50


@login_required
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The agencies that are valid on a day, by level and words, in the order of the tree."""
    return lists.page(request, ORGANISATIONS, "organisation/organisations.html")


@login_required
@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One agency: its place, units, posts with their holders, and what it was before or became."""
    day = day_of(request.GET)
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
def choose(request: HttpRequest) -> HttpResponse:
    """What matches the part of a name that is being typed into a field: a fragment of options, none without words."""
    words = request.GET.get("q", "")[:100].replace("\x00", "")
    found = places_like(words, actor_of(request), on=clock.today())
    return render(request, "organisation/choices.html", {"found": found})


@login_required
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Committees, councils, working groups and support teams."""
    return lists.page(request, BODIES, "organisation/bodies.html")


@login_required
@require_safe
def body(request: HttpRequest, code: str) -> HttpResponse:
    """One body: its terms, standing agencies, posts and members on a day."""
    day = day_of(request.GET)
    found = get_object_or_404(Body.objects.visible_to(actor_of(request)).select_related("parent"), code=code)
    posts = Post.objects.valid_on(day).filter(body=found).prefetch_related(prefetch_holders(day))
    context = {
        "body": found,
        "may_keep": allows(rules.may_set_votes, found, by=actor_of(request)),
        "may_keep_members": allows(rules.may_keep_members, found, by=actor_of(request)),
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
