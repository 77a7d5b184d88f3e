"""Agencies and bodies as they are chosen from a list, or typed where a list would be too long."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from decreta.core import clock
from decreta.organisation.models import Body, Organisation

#: So many agencies and bodies are offered as a list; among more they are named by typing.
FEW = 80


def few_places() -> list[tuple[str, list[tuple[str, str]]]] | None:
    """All bodies and organisations of today, to be chosen from a list; None where there are more than a list is for."""
    day = clock.today()
    bodies = list(Body.objects.valid_on(day).values_list("pk", "name_vi")[: FEW + 1])
    agencies = list(Organisation.objects.valid_on(day).values_list("pk", "name_vi")[: FEW + 1])
    if len(bodies) + len(agencies) > FEW:
        return None
    return [
        (str(_("Bodies")), [(f"b:{pk}", name) for pk, name in bodies]),
        (str(_("Organisations")), [(f"o:{pk}", name) for pk, name in agencies]),
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
