"""To whom an assignment may be handed down."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.organisation.models import Group, GroupMember, Holding, Organisation, Unit
from decreta.organisation.queries.who import holdings_in

Choices = list[tuple[str, str]]


def targets_of(assignment: Assignment) -> list[tuple[str, Choices]]:
    """To whom it may be handed, as grouped choices of a form: units, officers, the agencies right under the assignee."""
    day = clock.today()
    groups: list[tuple[str, Choices]] = []
    if assignment.organisation is not None:
        house = assignment.organisation
        groups = [(_("Units"), _units(house)), (_("Officers"), _officers(holdings_in(on=day, organisation=house)))]
        groups.append((_("Agencies under it"), _under(house)))
    elif assignment.unit is not None:
        groups = [(_("Officers"), _officers(holdings_in(on=day, unit=assignment.unit)))]
    elif assignment.body is not None:
        groups = [(_("Officers"), _officers(holdings_in(on=day, body=assignment.body)))]
    return [(name, choices) for name, choices in groups if choices]


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
