"""To whom an assignment may be handed down."""

from __future__ import annotations

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.organisation.models import Unit
from decreta.organisation.queries.who import holdings_in


def targets_of(assignment: Assignment) -> list[tuple[str, str]]:
    """Units and officers of the assignee, as choices of a form."""
    day = clock.today()
    if assignment.organisation is not None:
        units = Unit.objects.valid_on(day).filter(organisation=assignment.organisation)
        people = holdings_in(on=day, organisation=assignment.organisation)
    elif assignment.unit is not None:
        units = Unit.objects.none()
        people = holdings_in(on=day, unit=assignment.unit)
    elif assignment.body is not None:
        units = Unit.objects.none()
        people = holdings_in(on=day, body=assignment.body)
    else:
        return []
    named = [(f"u:{unit.pk}", unit.name) for unit in units]
    return named + [(f"h:{one.pk}", f"{one.person}, {one.post.name}") for one in people]
