"""Which points are adopted together, and what was said of each point beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Value

from decreta.agendas import consenting, policies, rules
from decreta.agendas.enums import OPPOSING, Stand
from decreta.agendas.models import Position, PutByConsent, TakenOut
from decreta.core.actor import Actor
from decreta.meetings.enums import PositionsShown, Purpose
from decreta.meetings.models import AgendaItem, Invitation, PointText, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import Rules, quorum_rules_of

_OUT: Final = "out"
_NEW: Final = "new"


@dataclass(frozen=True)
class Consent:
    """A point by consent: how many oppose that it is adopted together, whether it is amended, or the chair took it out.

    What was put there because nobody opposed it, and says something else since, is dealt with by itself.
    """

    item: AgendaItem
    opposing: int
    taken_out: bool
    is_amended: bool = False
    is_rewritten: bool = False

    @property
    def is_adopted_together(self) -> bool:
        """Whether it is among those of the next adoption."""
        is_held = self.taken_out or self.is_amended or self.is_rewritten or bool(self.opposing or self.item.aside)
        return not is_held and self.item.began_at is None


def consent_part(items: Sequence[AgendaItem]) -> list[Consent]:
    """The points by consent among those of an agenda, in order. Three statements, none where there is no such point."""
    asked = [one for one in items if one.purpose == Purpose.CONSENT and not one.is_withheld and policies.is_asked(one)]
    if not asked:
        return []
    keys = [one.pk for one in asked]
    opposing = list(Position.objects.filter(item__in=keys, stand__in=OPPOSING).values_list("item_id", flat=True))
    held, amended = _held_back(keys), consenting.withheld(keys)
    return [
        Consent(
            one, opposing.count(one.pk), (one.pk, _OUT) in held, one.pk in amended, is_rewritten=(one.pk, _NEW) in held
        )
        for one in asked
    ]


def _held_back(items: Sequence[UUID]) -> set[tuple[UUID, str]]:
    """Which of some points the chair took out, and which were rewritten after they had been put there. One statement."""
    out = TakenOut.objects.filter(item__in=items).values_list("item_id", Value(_OUT))
    newer = PointText.objects.filter(item=OuterRef("item"), written_at__gt=OuterRef("put_at"))
    rewritten = PutByConsent.objects.filter(Exists(newer), item__in=items).values_list("item_id", Value(_NEW))
    return set(out.union(rewritten))


@dataclass(frozen=True)
class Stated:
    """What was said of one point, as far as a reader may know it."""

    item: AgendaItem
    mine: Position | None
    positions: list[Position] = field(default_factory=list)

    def number(self, stand: str) -> int:
        """How many took a position."""
        return sum(one.stand == stand for one in self.positions)

    @property
    def unopposed(self) -> int:
        return self.number(Stand.NO_OBJECTION)

    @property
    def speaking(self) -> int:
        return self.number(Stand.SPEAK)

    @property
    def objecting(self) -> int:
        return self.number(Stand.OBJECTION)

    @property
    def opposing(self) -> list[Position]:
        """Those with something to say, objections first."""
        found = [one for one in self.positions if one.stand in OPPOSING]
        return sorted(found, key=lambda one: one.stand != Stand.OBJECTION)


def stated_on(sitting: Sitting, actor: Actor) -> list[Stated]:
    """The points on which positions are asked, with those that the actor may see. Two statements."""
    items = [one for one in AgendaItem.objects.visible_to(actor).filter(sitting=sitting) if policies.is_asked(one)]
    by_item: dict[object, list[Position]] = {one.pk: [] for one in items}
    rows = Position.objects.visible_to(actor).filter(item__sitting=sitting)
    for row in rows.select_related("invitation__holding__person", "invitation__holding__post"):
        by_item[row.item_id].append(row)
    found = []
    for item in items:
        item.sitting = sitting
        rows_of = by_item[item.pk]
        mine = next((one for one in rows_of if one.invitation.holding.person_id == actor.person_id), None)
        found.append(Stated(item, mine, rows_of))
    return found


def rules_on(sitting: Sitting) -> Rules:
    """The rules of the body on the day of the sitting, which say who reads positions. `sitting` carries its body."""
    return quorum_rules_of(sitting.body, on=day_of(sitting))


def members_read(sitting: Sitting, shown: PositionsShown) -> bool:
    """Whether the chair and the members read all positions now."""
    return shown == PositionsShown.MEMBERS or (shown == PositionsShown.OPENING and sitting.opened_at is not None)


def silent(sitting: Sitting) -> list[Invitation]:
    """The chair and members who have said nothing of any point. Who sits there no more is asked nothing."""
    asked = Invitation.objects.standing().filter(sitting=sitting, part__in=rules.ASKED, positions=None)
    return list(asked.select_related("holding__person").order_by("holding__person__full_name"))
