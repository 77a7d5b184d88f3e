"""What stands beside a ladder: its versions, and the ladders of other bodies."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.models import Ladder
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.models import Body

_SHOWN = 20


@dataclass(frozen=True)
class Beside:
    """A body and whether it has a ladder of its own."""

    body: Body
    has_own: bool


def history(body: Body | None) -> QuerySet[Ladder]:
    """The versions, newest first."""
    return Ladder.objects.filter(body=body).order_by("-version")[:_SHOWN]


def bodies_beside(actor: Actor) -> list[Beside]:
    """Bodies with a ladder of their own, and those that the post works for."""
    own = Ladder.objects.filter(body=OuterRef("pk"), replaced_at=None, is_own=True)
    found = Body.objects.valid_on(clock.today()).annotate(has_own=Exists(own))
    mine = Q(pk__in=actor.body_ids | actor.served_body_ids)
    return [Beside(one, one.has_own) for one in found.filter(Q(has_own=True) | mine).order_by("name_vi")]
