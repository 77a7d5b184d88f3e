"""What came of a proposed point, for the unit that proposed it and for whoever else sees the proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q

from decreta.agendas import outcomes
from decreta.agendas.models import Proposal
from decreta.core.actor import Actor
from decreta.meetings.enums import Audience, SittingState
from decreta.meetings.models import AgendaItem, Conclusion, ConclusionNotice, Sitting


@dataclass(frozen=True)
class Outcome:
    """What one sitting made of it: the conclusions, and what areas above know (decisions, excerpts)."""

    item: AgendaItem
    conclusions: Sequence[Conclusion]
    parts: Sequence[Any]
    #: Whether the reader sees the sitting itself.
    sees_sitting: bool
    #: Whether the words stand: until the notice is composed they can be tidied.
    is_settled: bool


def outcomes_of(proposal: Proposal, actor: Actor) -> list[Outcome]:
    """Of each closed sitting that had the point on its agenda, the latest first. `proposal` is one that the actor sees.

    Who proposed a point need not have been invited to hear what came of it. Where not everybody invited reads the point,
    only who reads it is told: a confidential conclusion is not opened by having asked for it.
    """
    points = Q(pk=proposal.item_id) | Q(carried__proposal=proposal)
    told = Q(audience=Audience.EVERYBODY) | Q(pk__in=AgendaItem.objects.visible_to(actor))
    items = list(
        AgendaItem.objects.filter(points, told, sitting__state=SittingState.CLOSED)
        .select_related("sitting__body")
        .prefetch_related(Prefetch("conclusions"))
        .order_by("-sitting__starts_at")
    )
    if not items:
        return []
    sittings = [one.sitting_id for one in items]
    seen = set(Sitting.objects.visible_to(actor).filter(pk__in=sittings).values_list("pk", flat=True))
    notices = ConclusionNotice.objects.filter(sitting__in=sittings).exclude(document__state="withdrawn")
    settled = set(notices.values_list("sitting_id", flat=True))
    known = outcomes.told_of(items, actor)
    found = [
        Outcome(one, one.concluded, known[one.pk], one.sitting_id in seen, one.sitting_id in settled) for one in items
    ]
    return [one for one in found if one.conclusions or one.parts]
