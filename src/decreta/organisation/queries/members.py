"""Whom who prepares a body's sittings makes a member of it, in which posts, and who is one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, Person, Post


@dataclass(frozen=True)
class Seated:
    """Somebody who holds a post today, and the first of his posts, which tells him from others of his name."""

    person: Person
    post: Post

    @property
    def full_name(self) -> str:
        return self.person.full_name

    @property
    def words(self) -> str:
        place = self.post.body or (self.post.unit.organisation if self.post.unit else None)
        return f"{self.full_name}, {self.post.name} · {place.name if place else ''}"


def seated(*, on: dt.date) -> list[Seated]:
    """Everybody who holds a post on a day, by name. One statement."""
    found = Holding.objects.valid_on(on).select_related("person", "post__body", "post__unit__organisation")
    first = found.order_by("person_id", "post__rank", "post__code").distinct("person_id")
    return sorted((Seated(one.person, one.post) for one in first), key=lambda one: one.full_name)


def posts_of_members(body: Body, *, on: dt.date) -> QuerySet[Post]:
    """The posts of a body that make somebody a member of it and nothing more."""
    return Post.objects.valid_on(on).filter(body=body, role=Role.MEMBER, valid_to=None)


def memberships(body: Body, *, on: dt.date) -> QuerySet[Holding]:
    """Who holds such a post on a day or will, by name."""
    found = Holding.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), post__body=body, post__role=Role.MEMBER)
    return found.select_related("person", "post").order_by("person__full_name", "valid_from", "pk")


def bodies_below(body: Body, *, on: dt.date) -> QuerySet[Body]:
    """The bodies that stand directly under one."""
    return Body.objects.valid_on(on).filter(parent=body)
