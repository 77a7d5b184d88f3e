"""Proposed points: whose turn it is, what stands in the pool, by which way they come."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.agendas import rules
from decreta.agendas.enums import Level, ProposalState
from decreta.agendas.models import LEADING, Proposal, ReviewPath
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Sitting
from decreta.meetings.queries.rulebooks import submitters_of
from decreta.organisation.models import Body

#: Where nobody has set a way: the unit's head lets it out, the secretary takes it in.
USUAL: Final = (Level.UNIT_HEAD, Level.SECRETARY)


def path_of(body: Body) -> tuple[list[str], int]:
    """The levels of review of a body and how many days before a sitting a point must be there."""
    found = ReviewPath.objects.filter(body=body).first()
    return (list(found.levels), found.days_before) if found is not None else ([str(one.value) for one in USUAL], 0)


def _turn(actor: Actor) -> Q:
    """What waits for one actor."""
    found = Q(pk__in=[])
    if actor.role in LEADING:
        found |= Q(waits_for=Level.UNIT_HEAD, unit_id__in=actor.unit_ids)
    if actor.can("prepare_sittings"):
        found |= Q(waits_for=Level.SECRETARY, body_id__in=actor.body_ids | actor.served_body_ids)
    if actor.can("chair_sittings"):
        found |= Q(waits_for=Level.CHAIR, body_id__in=actor.body_ids)
    if actor.holding_id is not None:
        found |= Q(state=ProposalState.RETURNED, proposer_id=actor.holding_id)
    return found


def awaiting(*actors: Actor) -> QuerySet[Proposal]:
    """What any of the actors has to look at, or to send again."""
    turns = reduce(or_, (_turn(actor) for actor in actors), Q(pk__in=[]))
    return Proposal.objects.filter(turns).select_related("body", "unit", "proposer__person").order_by("changed_at")


@prepared
def on_desks(actors: tuple[Actor, ...]) -> QuerySet[Proposal]:
    """The same, for the desk."""
    return awaiting(*actors)


def bodies_open_to(actor: Actor) -> QuerySet[Body]:
    """The bodies whose rules let an actor submit points. Two statements before its own."""
    there = Body.objects.valid_on(clock.today())
    if not rules.proposes_as(None, by=actor):
        return there.none()
    bodies = list(there)
    named = submitters_of(bodies, on=clock.today())
    return there.filter(pk__in=[one.pk for one in bodies if rules.proposes_as(one, by=actor) & named[one.pk]])


def pool_of(sitting: Sitting) -> QuerySet[Proposal]:
    """Open points that could stand on the agenda of a sitting: those of its body and of the bodies that it serves."""
    bodies = Q(body_id=sitting.body_id) | Q(body__in=sitting.serves.all())
    found = Proposal.objects.filter(bodies, state=ProposalState.OPEN)
    return found.select_related("body", "unit", "proposer__person").order_by("proposed_at")


def sittings_for(proposal: Proposal, actor: Actor) -> QuerySet[Sitting]:
    """Sittings on whose agenda a point can be put."""
    return sittings_of(proposal.body_id, actor)


def sittings_of(body_id: UUID, actor: Actor) -> QuerySet[Sitting]:
    """Sittings of a body, or joint ones that serve it, onto whose agenda the actor can put something."""
    of_body = Q(body_id=body_id) | Q(serves=body_id)
    open_ones = [SittingState.PREPARING, SittingState.CONVENED, SittingState.OPEN]
    found = Sitting.objects.visible_to(actor).filter(of_body, state__in=open_ones)
    if not actor.is_system:
        is_preparing = actor.can("prepare_sittings")
        found = found.filter(body__in=actor.body_ids | actor.served_body_ids) if is_preparing else found.none()
    return found.distinct().order_by("starts_at")
