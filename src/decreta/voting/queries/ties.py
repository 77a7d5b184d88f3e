"""Ties that the rules leave to the chair and that he has not decided."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.meetings.models import Sitting
from decreta.organisation.queries.who import holders
from decreta.voting.models import Ballot, Recusal
from decreta.voting.models.ballots import is_read_by_who_presided
from decreta.voting.using import why_used


def waiting_ties(items: Collection[UUID] | QuerySet[Any]) -> list[Ballot]:
    """The ties under some points over which nothing is entered and no notice composed, each with its point.

    One whose result is used already is not waited for, nor one that nobody may decide: its question is not adopted. One
    statement where there is none.
    """
    found = Ballot.objects.tied().filter(item__in=items)
    found = found.annotate(presided_reads=ExpressionWrapper(is_read_by_who_presided(), output_field=BooleanField()))
    rows = found.select_related("item", "sitting__chair_post", "presided_by__holding")
    rows = rows.order_by("item__position", "ordinal")
    return [one for one in rows if not why_used(one) and _is_decided_by_somebody(one)]


def why_undecided(sitting: Sitting) -> str:
    """Why the notice of a sitting is not composed yet: what the chair adopts would have no place in it."""
    numbers = dict.fromkeys(one.item.number for one in waiting_ties(sitting.agenda.values("pk")))
    if not numbers:
        return ""
    return _("The chair has not decided the ties under these points: %(numbers)s.") % {"numbers": ", ".join(numbers)}


def _is_decided_by_somebody(ballot: Ballot) -> bool:
    """Whether not all who could decide it have stepped back from its point."""
    recused = set(Recusal.objects.filter(item=ballot.item_id).values_list("invitation__holding__person_id", flat=True))
    chairs = set(holders(ballot.sitting.chair_post, on=clock.today()).values_list("person_id", flat=True))
    if ballot.sitting.acting_chair_id is not None:
        chairs.add(ballot.sitting.acting_chair_id)
    if ballot.presided_by is not None and ballot.presided_reads:  # type: ignore[attr-defined]
        chairs.add(ballot.presided_by.holding.person_id)
    return not chairs or not chairs <= recused
