"""How assignments stood at a moment that has passed: by the facts of until then, since columns tell what came of it since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef

from decreta.assignments.enums import FactKind
from decreta.assignments.models import Assignment, Fact
from decreta.assignments.timeliness import Standing, fold
from decreta.core.among import Ids

_ENDING = (FactKind.CLOSED, FactKind.ACCEPTED)


def stood_then(assignments: Iterable[Assignment], moment: dt.datetime) -> dict[UUID, Standing]:
    """How those stood of which a fact was recorded since: of all others the columns are true. A statement where there are any."""
    later = {one.pk for one in assignments if one.last_fact_at is not None and one.last_fact_at > moment}
    if not later:
        return {}
    facts: dict[UUID, list[Fact]] = {pk: [] for pk in later}
    for fact in Fact.objects.filter(assignment_id__among=Ids(later), recorded_at__lte=moment):
        facts[fact.assignment_id].append(fact)
    return {pk: fold(said, moment) for pk, said in facts.items()}


def had_ended(moment: dt.datetime, assignment: str = "assignment") -> Exists:
    """Whether the assignment of a row had ended by a moment: accepted or closed, and not opened again before it.

    `assignment` is the column of the row that names it.
    """
    known = Fact.objects.filter(recorded_at__lte=moment)
    again = known.filter(
        assignment=OuterRef("assignment"), ordinal__gt=OuterRef("ordinal"), kind=FactKind.REOPENED.value
    )
    return Exists(known.filter(~Exists(again), assignment=OuterRef(assignment), kind__in=_ENDING))
