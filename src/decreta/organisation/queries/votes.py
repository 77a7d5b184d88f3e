"""The members of a body with their votes."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from decreta.core.texts import fold
from decreta.organisation.enums import NO_MEMBERS
from decreta.organisation.models import Body, Holding


def members_of(body: Body, *, on: dt.date) -> QuerySet[Holding]:
    """Who is a member of a body by his post on a day: chair, deputies, members. Secretaries serve it."""
    found = Holding.objects.valid_on(on).filter(post__body=body).exclude(post__role__in=NO_MEMBERS)
    return found.select_related("person", "post").order_by("post__rank", "person__full_name", "pk")


def named(members: QuerySet[Holding], words: str) -> list[Holding]:
    """Those whose name or post has all the words, marks and case aside; everybody without words. One statement."""
    wanted = fold(words).split()
    return [one for one in members if all(each in fold(f"{one.person.full_name} {one.post.name}") for each in wanted)]
