"""Finding the actor of a kept seat again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decreta.accounts.models import User
from decreta.core.actor import Actor
from decreta.organisation.queries.actors import actor_of_seat, seats_of


def seat_again(seat: Mapping[str, Any]) -> Actor | None:
    """The actor in a holding (under a mandate), as long as it is one of the seats of its user; three statements at most."""
    user = User.objects.filter(pk=seat["user"], is_active=True).first()
    if user is None:
        return None
    if seat["holding"] is None:
        return Actor(user_id=user.pk, name=user.get_username())
    for one in seats_of(user):
        mandate = str(one.mandate.pk) if one.mandate else None
        if (str(one.holding.pk), mandate) == (seat["holding"], seat["mandate"]):
            return actor_of_seat(one)
    return None
