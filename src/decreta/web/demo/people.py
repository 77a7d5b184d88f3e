"""Actors of the scenario: a login in a post, on the day of the present clock."""

from __future__ import annotations

from typing import Any

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.models import Holding
from decreta.organisation.queries.actors import actor_for


def holding(login: str, post: str) -> Holding:
    """Who holds a post today under this login."""
    found = Holding.objects.valid_on(clock.today()).select_related(
        "person", "post__unit__organisation", "post__body", "term"
    )
    return found.get(person__user__username=login, post__code=post)


def holding_or_none(login: str, post: str) -> Holding | None:
    """As `holding`, or None when the post is not his today."""
    found = Holding.objects.valid_on(clock.today()).select_related(
        "person", "post__unit__organisation", "post__body", "term"
    )
    return found.filter(person__user__username=login, post__code=post).first()


def actor(row: dict[str, Any]) -> Actor:
    """The actor behind `{login, post}` of the scenario's files."""
    return actor_for(holding(row["login"], row["post"]))


def secretary_of(body_code: str) -> Actor:
    """The secretary of a body: who prepares its sessions and assigns its tasks."""
    found = Holding.objects.valid_on(clock.today()).select_related("person", "post__unit__organisation", "post__body")
    return actor_for(found.get(post__code=f"{body_code}.secretary"))
