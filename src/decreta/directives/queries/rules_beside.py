"""What stands beside a rule of one body or directive: the others that have one of their own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Directive
from decreta.organisation.models import Body

_SHOWN = 20


@dataclass(frozen=True)
class Beside:
    """A body and whether it has a rule of its own."""

    body: Body
    has_own: bool


def bodies_beside(own: Collection[UUID], actor: Actor) -> list[Beside]:
    """Bodies with a rule of their own, and those that the post works for."""
    mine = actor.body_ids | actor.served_body_ids
    found = Body.objects.valid_on(clock.today()).filter(Q(pk__in=own) | Q(pk__in=mine))
    return [Beside(one, one.pk in own) for one in found.order_by("name_vi")]


def directives_beside(own: Collection[UUID], body: Body | None, but: Directive | None, actor: Actor) -> list[Directive]:
    """Other directives of a body that have a rule of their own, as far as the reader sees them."""
    if body is None or not own:
        return []
    found = Directive.objects.visible_to(actor).filter(pk__in=own, body=body).select_related("document")
    if but is not None:
        found = found.exclude(pk=but.pk)
    return list(found.order_by("-decided_on", "pk")[:_SHOWN])
