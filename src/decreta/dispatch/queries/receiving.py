"""What a post receives: the same as `rules.may_receive`, as a condition of the database."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from decreta.core.actor import Actor
from decreta.dispatch.enums import Way


def received_by(actor: Actor) -> Q | None:
    """Deliveries that this post receives; None when it never receives any."""
    found = []
    if actor.can("register_documents") and actor.organisation_ids:
        found.append(Q(organisation_id__in=actor.organisation_ids))
    bodies = actor.body_ids | actor.served_body_ids
    if actor.can("issue_documents") and bodies:
        found.append(Q(body_id__in=bodies))
    if actor.can("draft_documents") and actor.unit_ids:
        found.append(Q(unit_id__in=actor.unit_ids))
    if actor.holding_id is not None:
        found.append(Q(holding_id=actor.holding_id))
    return Q(way=Way.INSIDE) & reduce(or_, found) if found else None
