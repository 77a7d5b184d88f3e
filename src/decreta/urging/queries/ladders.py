"""What stands beside a ladder: its versions, and the ladders of other bodies."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.models import Ladder
from decreta.assignments.programmes import said_for
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Directive
from decreta.organisation.models import Body
from decreta.urging.whose import Whose

_SHOWN = 20


@dataclass(frozen=True)
class Beside:
    """A body and whether it has a ladder of its own."""

    body: Body
    has_own: bool


def history(of: Whose) -> QuerySet[Ladder]:
    """The versions, newest first."""
    return Ladder.objects.filter(said_for(*of.ids)).order_by("-version")[:_SHOWN]


def directives_beside(of: Whose, actor: Actor) -> list[Directive]:
    """Other directives of the body that have a ladder of their own, as far as the reader sees them."""
    if of.body is None:
        return []
    own = Ladder.objects.filter(programme_id=OuterRef("pk"), replaced_at=None, is_own=True)
    found = Directive.objects.visible_to(actor).filter(Exists(own), body=of.body).select_related("document")
    if of.directive is not None:
        found = found.exclude(pk=of.directive.pk)
    return list(found.order_by("-decided_on", "pk")[:_SHOWN])


def bodies_beside(actor: Actor) -> list[Beside]:
    """Bodies with a ladder of their own, and those that the post works for."""
    own = Ladder.objects.filter(body=OuterRef("pk"), replaced_at=None, is_own=True)
    found = Body.objects.valid_on(clock.today()).annotate(has_own=Exists(own))
    mine = Q(pk__in=actor.body_ids | actor.served_body_ids)
    return [Beside(one, one.has_own) for one in found.filter(Q(has_own=True) | mine).order_by("name_vi")]
