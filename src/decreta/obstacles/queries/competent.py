"""Who stands above whoever must remove an obstacle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from decreta.core import clock
from decreta.obstacles.enums import Level
from decreta.obstacles.models import Obstacle, Owner
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, Organisation, Post, Unit
from decreta.organisation.queries.who import holders, holdings_in

_LEADERS = (Role.HEAD, Role.DEPUTY)
_SPEAKING = (Role.HEAD, Role.DEPUTY, Role.UNIT_HEAD, Role.CLERK, Role.SECRETARY, Role.OFFICER)


def place_of(owner: Owner) -> Organisation | Body | None:
    """The organisation or body in which an owner is, or which it is."""
    unit = owner if isinstance(owner, Unit) else owner.unit if isinstance(owner, Post) else None
    if unit is not None:
        return unit.organisation
    return owner.body if isinstance(owner, Post) else owner if isinstance(owner, Organisation | Body) else None


def competent(obstacle: Obstacle, level: Level) -> Organisation | Body | None:
    """The organisation or body whose leaders are told at a level; none where nobody leads there, or nothing is above."""
    place = place_of(obstacle.owner)
    if level == Level.LEADERS:
        found = place
    elif level == Level.UPPER:
        found = place.parent if place is not None else None
    else:
        found = obstacle.assignment.monitor
    return found if found is not None and told_at(found, level, on=clock.today()) else None


def told_at(place: Organisation | Body, level: Level, *, on: dt.date) -> list[Holding]:
    """The leaders of an organisation or body whom a level tells."""
    roles = (Role.HEAD,) if level == Level.HEAD else _LEADERS
    if isinstance(place, Body):
        return list(holdings_in(on=on, body=place, roles=roles))
    return list(holdings_in(on=on, organisation=place, roles=roles))


def speaking(owner: Owner, *, on: dt.date) -> Iterable[Holding]:
    """Everybody who may answer for an owner."""
    match owner:
        case Organisation():
            return holdings_in(on=on, organisation=owner, roles=_SPEAKING)
        case Body():
            return holdings_in(on=on, body=owner, roles=_SPEAKING)
        case Unit():
            return holdings_in(on=on, unit=owner, roles=_SPEAKING)
        case Post():
            return holders(owner, on=on).select_related("person__user", "post")
