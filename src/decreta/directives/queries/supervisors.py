"""Under whose supervision the tasks of a paper may be put."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.documents.models import Arrival, Document
from decreta.organisation.models import Body
from decreta.organisation.queries.actors import houses_of


def supervisors_of(document: Document, actor: Actor) -> list[Body]:
    """The bodies that the actor may let supervise the tasks of a paper: the one that issued it, else those he works for.

    At most three statements; none for who assigns nothing.
    """
    if not actor.can("assign_tasks"):
        return []
    if rules.is_of_a_body(document):
        own = document.body
        return [own] if own is not None and allows(rules.may_assign, body=own, by=actor) else []
    working = Body.objects.valid_on(clock.today()).filter(pk__in=actor.body_ids | actor.served_body_ids)
    found = list(working.order_by("code"))
    # Whose paper it is does not depend on the body.
    return found if found and allows(rules.may_take_up, document=document, body=found[0], by=actor) else []


def came_on(document: Document, actor: Actor) -> dt.date | None:
    """The day on which a paper arrived in a house of the actor; None for what did not."""
    found = Arrival.objects.filter(document=document, organisation_id__in=list(houses_of(actor))).order_by("arrived_on")
    return found.values_list("arrived_on", flat=True).first()
