"""The levels of the state at which organisations stand, for lists that would else be long."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.organisation.enums import OrganisationKind

_LOCAL: Final = {
    "provinces": OrganisationKind.PROVINCE,
    "districts": OrganisationKind.DISTRICT,
    "communes": OrganisationKind.COMMUNE,
}
#: The levels in the order of the tabs.
LEVELS: Final[dict[str, str | Promise]] = {
    "centre": _("Centre"),
    "provinces": _("Provinces and cities"),
    "districts": _("Districts"),
    "communes": _("Communes and wards"),
    "all": _("All"),
}


def at_level(organisations: Any, level: str) -> Any:
    """Those of the organisations (a queryset) that stand at a level."""
    if level == "all":
        return organisations
    return organisations.filter(_condition(level))


def levels_of(organisations: Any) -> dict[str, int]:
    """How many of the organisations (a queryset) stand at each level. One statement."""
    counts = {level: Count("pk", filter=_condition(level)) for level in LEVELS if level != "all"}
    return dict(organisations.order_by().aggregate(**counts, all=Count("pk")))


def _condition(level: str) -> Q:
    local = _LOCAL.get(level)
    return Q(kind=local) if local else ~Q(kind__in=list(_LOCAL.values()))
