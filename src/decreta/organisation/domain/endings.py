"""What ends with a place: the posts in it, and who holds them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.core.errors import NotNow, Problems
from decreta.organisation.domain.checking import days
from decreta.organisation.models import Body, GroupMember, Holding, Organisation, Post, StandingAgency, Term, Unit
from decreta.organisation.policies import keeping_an_administrator


def end_place(row: Unit | Body, *, on: dt.date, authority: str, below: str) -> dict[str, int]:
    """End a unit or a body by a paper, with everything in it; `below` says what must end before it, and how many (`n`)."""
    problems = Problems()
    days(row.valid_from, on, problems)
    if not authority.strip():
        problems.add(_("Name the paper that orders it."), "authority")
    if row.valid_to is not None:
        problems.add(_("It has ended already."), "valid_to", "ended")
    if found := row.children.valid_on(on).count():
        problems.add(below % {"n": found}, "valid_to", "has_below")
    problems.refuse_if_any()
    row.valid_to = on
    with keeping_an_administrator(on=on):
        row.save(update_fields=["valid_to"])
        return end_with(row, on=on)


def end_with(place: Organisation | Unit | Body, *, on: dt.date) -> dict[str, int]:
    """End everything that stands in a place and would go on, on its last day. How many of each, for the log."""
    if isinstance(place, Organisation):
        counts = {"units": _end(Unit.objects.filter(organisation=place), on)}
        _end(GroupMember.objects.filter(organisation=place), on)
        _end(StandingAgency.objects.filter(organisation=place), on)
        posts = Post.objects.filter(unit__organisation=place)
    elif isinstance(place, Unit):
        counts, posts = {}, Post.objects.filter(unit=place)
    else:
        counts = {"terms": _end(Term.objects.filter(body=place), on)}
        _end(StandingAgency.objects.filter(body=place), on)
        posts = Post.objects.filter(body=place)
    holdings = Holding.objects.filter(post__in=posts.values("pk"))
    _nothing_begins_later(posts, holdings, on)
    return counts | {"posts": _end(posts, on), "holdings": _end(holdings, on)}


def _nothing_begins_later(posts: QuerySet[Any], holdings: QuerySet[Any], on: dt.date) -> None:
    later = posts.filter(valid_from__gte=on).count() + holdings.filter(valid_from__gte=on).count()
    if later:
        raise NotNow.of(
            ngettext(
                "%(n)s post or appointment in it begins only on that day or later: take it back first.",
                "%(n)s posts and appointments in it begin only on that day or later: take them back first.",
                later,
            )
            % {"n": later},
            field="valid_to",
            code="begins_later",
        )


def end_holdings_of(post: Post, *, on: dt.date) -> int:
    """End who holds a post, on its last day."""
    holdings = Holding.objects.filter(post=post)
    _nothing_begins_later(Post.objects.none(), holdings, on)
    return _end(holdings, on)


def _end(rows: QuerySet[Any], on: dt.date) -> int:
    going_on = rows.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lt=on)
    return going_on.update(valid_to=on)
