"""To whom an assignment may be handed down, and who has it in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments.hands import named
from decreta.assignments.models import Assignee, Assignment
from decreta.assignments.queries.whom import LETTERS
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.organisation.models import Body, Group, GroupMember, Holding, Organisation, Unit
from decreta.organisation.queries.who import holdings_in

Choices = list[tuple[str, str]]


def targets_of(assignment: Assignment) -> list[tuple[str, Choices]]:
    """To whom it may be handed, as grouped choices of a form: units, officers, the agencies right under the assignee."""
    return targets_under(assignment.assignee)


def targets_under(assignee: Assignee) -> list[tuple[str, Choices]]:
    """The same of an assignee, whatever he has to do."""
    day = clock.today()
    groups: list[tuple[str, Choices]] = []
    if isinstance(assignee, Organisation):
        people = holdings_in(on=day, organisation=assignee)
        groups = [(_("Units"), _units(assignee)), (_("Officers"), _officers(people))]
        groups.append((_("Agencies under it"), _under(assignee)))
    elif isinstance(assignee, Unit):
        groups = [(_("Officers"), _officers(holdings_in(on=day, unit=assignee)))]
    elif isinstance(assignee, Body):
        groups = [(_("Officers"), _officers(holdings_in(on=day, body=assignee)))]
    return [(name, choices) for name, choices in groups if choices]


def house_of_work(actor: Actor) -> Organisation | Body | Unit | None:
    """For what a post hands work down: its organisation, where it speaks for that, else its unit, else its body. One statement."""
    if actor.can("answer_assignments") and actor.organisation_id is not None:
        return Organisation.objects.filter(pk__in=actor.organisation_ids).first()
    if actor.can("hand_down") and actor.unit_id is not None:
        return Unit.objects.filter(pk__in=actor.unit_ids).first()
    if actor.body_id is not None and (actor.can("assign_tasks") or actor.can("decide_extensions")):
        return Body.objects.filter(pk=actor.body_id).first()
    return None


def has_house_of_work(actor: Actor) -> bool:
    """Whether there is one (`house_of_work`). No statement."""
    is_agency = actor.can("answer_assignments") and actor.organisation_id is not None
    is_unit = actor.can("hand_down") and actor.unit_id is not None
    is_body = actor.body_id is not None and (actor.can("assign_tasks") or actor.can("decide_extensions"))
    return is_agency or is_unit or is_body


def groups_under(organisation: Organisation) -> QuerySet[Group]:
    """The groups of which every member of today stands under an organisation: handing down to each of them is one step."""
    members = GroupMember.objects.valid_on(clock.today()).filter(group=OuterRef("pk"))
    below = Q(organisation__path__startswith=organisation.path) & ~Q(organisation=organisation)
    return Group.objects.filter(Exists(members), ~Exists(members.exclude(below)))


def targets_in(organisation: Organisation) -> Choices:
    """Units and officers of an organisation, as choices of a form. Two statements."""
    return _units(organisation) + _officers(holdings_in(on=clock.today(), organisation=organisation))


def _units(organisation: Organisation) -> Choices:
    found = Unit.objects.valid_on(clock.today()).filter(organisation=organisation)
    return [(f"u:{unit.pk}", unit.name) for unit in found]


def _officers(people: Iterable[Holding]) -> Choices:
    return [(f"h:{one.pk}", f"{one.person}, {one.post.name}") for one in people]


def choices_of(assignment: Assignment, below: Sequence[Assignment]) -> list[tuple[str, str | Choices]]:
    """Who may have it in hand, as choices of a form: nobody, who has it now and is not offered else, units, officers."""
    offered = [(name, group) for name, group in targets_of(assignment) if not group[0][0].startswith("o:")]
    known = {key for _name, group in offered for key, _label in group}
    found: list[tuple[str, str | Choices]] = [("", pgettext("in charge", "nobody"))]
    found += [(key, named(one.assignee)) for one in below if (key := key_of(one.assignee)) not in known]
    return [*found, *offered]


def _under(organisation: Organisation) -> Choices:
    found = Organisation.objects.valid_on(clock.today()).filter(parent=organisation)
    return [(f"o:{one.pk}", one.name) for one in found]


def receivers_named(keys: Iterable[str], group: Group | None) -> list[Unit | Holding | Organisation]:
    """Those whom choices of `targets_of` name, and the members of a group, each once. Raises LookupError."""
    found: list[Unit | Holding | Organisation] = [
        Organisation.objects.get(pk=key[2:]) if key.startswith("o:") else target_named(key) for key in keys
    ]
    if group is not None:
        members = group.members.valid_on(clock.today()).select_related("organisation")
        found += [one.organisation for one in members.order_by("organisation__path")]
    return list(dict.fromkeys(found))


def target_named(key: str) -> Unit | Holding:
    """The unit or officer behind a choice. Raises LookupError."""
    kind, _sep, pk = key.partition(":")
    try:
        return Unit.objects.get(pk=pk) if kind == "u" else Holding.objects.select_related("post__unit").get(pk=pk)
    except (ObjectDoesNotExist, ValidationError) as error:
        raise LookupError(key) from error


def key_of(assignee: Assignee) -> str:
    """An assignee as a choice of a form names it."""
    return f"{LETTERS[type(assignee)]}:{assignee.pk}"


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
    def charged(self) -> list[Assignee]:
        """To whom it was handed down; where it was not, the unit or officer whose own it is."""
        if self.below:
            return [one.assignee for one in self.below]
        is_inside = self.own.parent_id is not None or self.own.house_id is not None
        return [self.own.assignee] if is_inside else []


def held_by(kind: str, matters: Ids, reader: Actor) -> list[Assignment]:
    """What a reader's places have to do in matters, and what they gave, as it stands now. One statement."""
    seen = Assignment.objects.answered_by(reader) | Assignment.objects.given_by(reader)
    held = seen.filter(matter_kind=kind, matter_id__among=matters, closed_at=None)
    # What was handed down was recorded after what it comes from: the first is the uppermost.
    return list(
        held.select_related("organisation", "body", "unit", "holding__person", "holding__post").order_by(
            "matter_id", "recorded_at", "pk"
        )
    )


def uppermost(rows: Iterable[Assignment], stands_for: Callable[[Assignment], bool]) -> dict[UUID, Assignment]:
    """By matter, the uppermost of `held_by` that is the reader's own part, whether or not he may speak for it."""
    found: dict[UUID, Assignment] = {}
    for one in rows:
        if one.matter_id not in found and stands_for(one):
            found[one.matter_id] = one
    return found


def in_hand(rows: Sequence[Assignment], answers: Callable[[Assignment], bool]) -> dict[UUID, InHand]:
    """By matter, what a reader answers for among `held_by`, and who has it in hand.

    Where he answers for several, as for his agency and for his unit, it is the uppermost.
    """
    found: dict[UUID, InHand] = {}
    for one in rows:
        if one.matter_id not in found and answers(one):
            found[one.matter_id] = InHand(one)
    for one in rows:
        upper = found.get(one.matter_id)
        if upper is not None and one.parent_id == upper.own.pk and one.done_accepted_at is None:
            upper.below.append(one)
    return found
