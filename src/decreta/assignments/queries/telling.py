"""Whom an entry on an assignment concerns; what it is called is for the area whose matter it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from decreta.assignments.enums import Audience, Minds
from decreta.assignments.models import Assignment
from decreta.assignments.queries.minders import minding
from decreta.audit.models import Entry
from decreta.core import sight
from decreta.core.prepared import prepared
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, Organisation
from decreta.organisation.queries.actors import actor_for
from decreta.organisation.queries.who import holdings_in

_LEADERS = (Role.HEAD, Role.DEPUTY)
_ASSIGNEE_ROLES = (Role.HEAD, Role.DEPUTY, Role.UNIT_HEAD, Role.CLERK, Role.SECRETARY, Role.OFFICER)


def assignment_told(entry: Entry, *, of: str) -> Assignment | None:
    """The assignment of a kind of matter (`of`) that an entry is on or about. Asks nothing for an entry on other matters."""
    refs = (f"{entry.on_kind}:{entry.on_id}", *entry.about)
    # Every entry on an assignment is about its matter too (`assignments.domain.entries`).
    if not any(ref.startswith(f"{of}:") for ref in refs):
        return None
    for ref in refs:
        kind, _sep, pk = ref.partition(":")
        if kind == "assignments.assignment":
            return next(iter(_with_everybody.rows(UUID(pk))), None)
    return None


@prepared
def _with_everybody(pk: UUID) -> QuerySet[Assignment]:
    """An assignment with everybody whom its notices may name: a follower asks for it at every entry."""
    named = ("organisation", "body", "unit", "holding")
    upper = (f"parent__{one}" for one in named)
    found = Assignment.objects.select_related(*named, "monitor", "house", "holding__post__unit", *upper)
    return found.filter(pk=pk)


def answering(assignment: Assignment, *, on: dt.date) -> Iterable[Holding]:
    """The officer who must do it, or everybody who answers for the unit, agency or body that must."""
    if assignment.holding is not None:
        return [assignment.holding]
    return holdings_in(
        on=on,
        organisation=assignment.organisation,
        unit=assignment.unit,
        body=assignment.body,
        roles=_ASSIGNEE_ROLES,
    )


def told_by_rung(entry: Entry, assignment: Assignment, *, on: dt.date) -> Iterable[Holding]:
    """Whom a rung that fired tells (`Audience`). Work that was handed down is watched by whoever handed it down."""
    audience = Audience(entry.facts.get("tells") or Audience.ASSIGNEE)
    if audience == Audience.ASSIGNEE:
        return answering(assignment, on=on)
    if audience == Audience.ASSIGNEE_LEADERS:
        return _leading(assignment, on)
    if audience == Audience.UPPER and (above := leading_above(assignment, on=on)):
        return above
    if assignment.parent is not None:
        return answering(assignment.parent, on=on)
    if (minder := _minder(assignment, audience, on)) is not None:
        return [minder]
    roles = {Audience.STAFF: (Role.SECRETARY,), Audience.MONITOR_HEAD: (Role.HEAD,)}.get(audience, _LEADERS)
    if assignment.monitor is not None:
        return holdings_in(on=on, body=assignment.monitor, roles=roles)
    return holdings_in(on=on, organisation=_house(assignment), roles=_LEADERS) if _house(assignment) else []


def _minder(assignment: Assignment, audience: Audience, on: dt.date) -> Holding | None:
    """Who was named for the matter: its officer in place of all staff, its leader in place of the head."""
    part = {Audience.STAFF: Minds.MONITORS, Audience.MONITOR_HEAD: Minds.DIRECTS}.get(audience)
    if part is None or assignment.monitor_id is None:
        return None
    return minding(assignment.matter_kind, assignment.matter_id, part, on=on)


def watching(assignment: Assignment, roles: Iterable[str], *, on: dt.date) -> list[Holding]:
    """Who watches over an assignment for its monitoring body: who was named for the matter, else everybody of the roles.

    The officer who monitors stands for the staff, the leader who directs for those who decide.
    """
    found: list[Holding] = []
    for part, whose in ((Minds.DIRECTS, _LEADERS), (Minds.MONITORS, (Role.SECRETARY,))):
        wanted = [role for role in roles if role in whose]
        if not wanted or assignment.monitor is None:
            continue
        named = minding(assignment.matter_kind, assignment.matter_id, part, on=on)
        found += [named] if named is not None else holdings_in(on=on, body=assignment.monitor, roles=wanted)
    return found


def _leading(assignment: Assignment, on: dt.date) -> Iterable[Holding]:
    """The leaders of an agency or body, the head of a unit, or of the unit in which an officer is."""
    if assignment.organisation is not None or assignment.body is not None:
        return holdings_in(on=on, organisation=assignment.organisation, body=assignment.body, roles=_LEADERS)
    unit = assignment.unit or (assignment.holding.post.unit if assignment.holding is not None else None)
    return holdings_in(on=on, unit=unit, roles=(*_LEADERS, Role.UNIT_HEAD)) if unit is not None else []


def leading_above(assignment: Assignment, *, on: dt.date) -> list[Holding]:
    """The leaders of the organisation or body above the assignee: of the nearest one in which somebody leads.

    Above a unit or an officer is the house, or the body of his post. Empty where nobody leads anywhere above.
    """
    place: Organisation | Body | None = assignment.organisation or assignment.body
    above = place.parent if place is not None else _place_around(assignment)
    while above is not None:
        where = {"organisation": above} if isinstance(above, Organisation) else {"body": above}
        if found := list(holdings_in(on=on, roles=_LEADERS, **where)):
            return found
        above = above.parent
    return []


def _place_around(assignment: Assignment) -> Organisation | Body | None:
    """The house in which a unit or an officer is, or the body of the officer's post."""
    if assignment.unit is not None:
        return assignment.unit.organisation
    post = assignment.holding.post if assignment.holding is not None else None
    if post is None:
        return None
    return post.unit.organisation if post.unit is not None else post.body


def seeing(holdings: Iterable[Holding], ref: sight.Ref) -> tuple[list[Holding], list[Holding]]:
    """Those in whose posts a thing is seen, and those in whose posts it is not."""
    seen: list[Holding] = []
    others: list[Holding] = []
    for one in holdings:
        (seen if ref in sight.seen(actor_for(one), [ref]) else others).append(one)
    return seen, others


def _house(assignment: Assignment) -> Organisation | None:
    return assignment.house or assignment.organisation
