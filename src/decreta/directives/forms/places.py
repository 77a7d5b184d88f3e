"""Agencies and bodies as they are chosen from a list, or typed where a list would be too long."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from decreta.core import clock
from decreta.directives.queries.houses import officers_of, units_of
from decreta.organisation.models import Body, Organisation

#: So many agencies and bodies are offered as a list; among more they are named by typing.
FEW = 80


def few_places(houses: QuerySet[Organisation]) -> list[tuple[str, list[tuple[str, str]]]] | None:
    """All bodies and organisations of today, and the units and officers of houses, to be chosen from a list.

    None where there are more than a list is for. Four statements.
    """
    day = clock.today()
    bodies = list(Body.objects.valid_on(day).values_list("pk", "name_vi")[: FEW + 1])
    agencies = list(Organisation.objects.valid_on(day).values_list("pk", "name_vi")[: FEW + 1])
    if len(bodies) + len(agencies) > FEW:
        return None
    units, officers = list(units_of(houses, day)[: FEW + 1]), list(officers_of(houses, day)[: FEW + 1])
    if len(units) + len(officers) > FEW:
        return None
    inside = [
        (str(_("Own units")), [(f"u:{one.pk}", one.name) for one in units]),
        (str(_("Own officers")), [(f"h:{one.pk}", one.name) for one in officers]),
    ]
    return [
        (str(_("Bodies")), [(f"b:{pk}", name) for pk, name in bodies]),
        (str(_("Organisations")), [(f"o:{pk}", name) for pk, name in agencies]),
        *((label, choices) for label, choices in inside if choices),
    ]


def agency(key: str) -> Organisation | Body | None:
    """The organisation or body behind a choice."""
    kind, _, text = key.partition(":")
    try:
        pk = UUID(text)
    except ValueError:
        return None
    if kind == "o":
        return Organisation.objects.filter(pk=pk).first()
    return Body.objects.filter(pk=pk).first() if kind == "b" else None
