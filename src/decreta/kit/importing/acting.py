"""In whose name a job acts: who started it, in the post in which he did, if he still holds it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed

Resolver = Callable[[int, UUID | None], "Actor | None"]
_resolvers: list[Resolver] = []


def resolve_with(resolver: Resolver) -> None:
    """Enter what finds the actor of a user in a holding: the area that knows posts does."""
    _resolvers[:] = [resolver]


def actor_of(user_id: int | None, holding_id: UUID | None) -> Actor:
    """The actor behind a batch. Without a user it is the software, on the order of whoever runs the command."""
    if user_id is None:
        return Actor.system("decreta import")
    found = _resolvers[0](user_id, holding_id) if _resolvers else None
    if found is None:
        raise NotAllowed.of(_("The post in which this import was started is no longer held."), code="post_ended")
    return found
