"""To whom an assignment may be handed down, and who has it in hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments.hands import named
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.organisation.models import Body, Holding, Organisation, Unit
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


def choices_of(assignment: Assignment, below: Sequence[Assignment]) -> list[tuple[str, Any]]:
    """Who may have it in hand, as choices of a form: nobody, who has it now and is not offered else, units, officers."""
    offered = targets_of(assignment)
    known = {key for key, _name in offered}
    units = [one for one in offered if one[0].startswith("u:")]
    officers = [one for one in offered if one[0].startswith("h:")]
    found: list[tuple[str, Any]] = [("", pgettext("in charge", "nobody"))]
    found += [(key, named(one.assignee)) for one in below if (key := key_of(one.assignee)) not in known]
    return found + [(label, group) for label, group in ((_("Units"), units), (_("Officers"), officers)) if group]


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


def key_of(assignee: Organisation | Body | Unit | Holding) -> str:
    """An assignee as a choice of a form names it."""
    kinds = {Organisation: "o", Body: "b", Unit: "u", Holding: "h"}
    return f"{kinds[type(assignee)]}:{assignee.pk}"


def open_below(assignment: Assignment) -> QuerySet[Assignment]:
    """What was handed down from an assignment and is not ended, the oldest first."""
    found = assignment.handed_down.filter(closed_at=None, done_accepted_at=None)
    return found.select_related("organisation", "unit", "holding__person", "holding__post", "parent").order_by("pk")


@dataclass
class InHand:
    """Who has the reader's own part of a matter in hand: the assignment that he answers for, and what is open below it."""

    own: Assignment
    below: list[Assignment] = field(default_factory=list)

    @property
    def charged(self) -> list[Organisation | Body | Unit | Holding]:
        """To whom it was handed down; where it was not, the unit or officer whose own it is."""
        if self.below:
            return [one.assignee for one in self.below]
        return [self.own.assignee] if self.own.parent_id is not None else []


def in_hand(kind: str, matters: Ids, reader: Actor, answers: Callable[[Assignment], bool]) -> dict[UUID, InHand]:
    """By matter, what a reader answers for and who has it in hand, as it stands now. One statement.

    Where he answers for several, as for his agency and for his unit, it is the uppermost.
    """
    seen = Assignment.objects.answered_by(reader) | Assignment.objects.given_by(reader)
    held = seen.filter(matter_kind=kind, matter_id__among=matters, closed_at=None)
    rows = list(
        held.select_related("organisation", "body", "unit", "holding__person", "holding__post").order_by(
            "matter_id", "recorded_at", "pk"
        )
    )
    found: dict[UUID, InHand] = {}
    # What was handed down was recorded after what it comes from: the first is the uppermost.
    for one in rows:
        if one.matter_id not in found and answers(one):
            found[one.matter_id] = InHand(one)
    for one in rows:
        upper = found.get(one.matter_id)
        if upper is not None and one.parent_id == upper.own.pk and one.done_accepted_at is None:
            upper.below.append(one)
    return found
