"""To whom an assignment may be handed down."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist, ValidationError

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.organisation.models import Holding, Organisation, Unit
from decreta.organisation.queries.who import holdings_in


def targets_of(assignment: Assignment) -> list[tuple[str, str]]:
    """Units and officers of the assignee, as choices of a form."""
    day = clock.today()
    if assignment.organisation is not None:
        return targets_in(assignment.organisation)
    if assignment.unit is not None:
        people = holdings_in(on=day, unit=assignment.unit)
    elif assignment.body is not None:
        people = holdings_in(on=day, body=assignment.body)
    else:
        return []
    return [(f"h:{one.pk}", f"{one.person}, {one.post.name}") for one in people]


def targets_in(organisation: Organisation) -> list[tuple[str, str]]:
    """Units and officers of an organisation, as choices of a form. Two statements."""
    day = clock.today()
    named = [(f"u:{unit.pk}", unit.name) for unit in Unit.objects.valid_on(day).filter(organisation=organisation)]
    people = holdings_in(on=day, organisation=organisation)
    return named + [(f"h:{one.pk}", f"{one.person}, {one.post.name}") for one in people]


def target_named(key: str) -> Unit | Holding:
    """The unit or officer behind a choice. Raises LookupError."""
    kind, _sep, pk = key.partition(":")
    try:
        return Unit.objects.get(pk=pk) if kind == "u" else Holding.objects.select_related("post__unit").get(pk=pk)
    except (ObjectDoesNotExist, ValidationError) as error:
        raise LookupError(key) from error
