"""Departments of organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.kit.importing import Column, Judged, Row
from decreta.organisation.domain import units
from decreta.organisation.importing.coded import (
    AUTHORITY,
    CODE,
    NAMES,
    SYMBOL,
    VALID_FROM,
    Coded,
    after_its_parent,
    changed,
    changed_names,
    check_circles,
    check_within,
    names_of,
    names_shown,
)
from decreta.organisation.importing.places import directory_of, read_place
from decreta.organisation.models import Organisation, Unit


class Units(Coded):
    """Units, each in an organisation, perhaps below another unit."""

    kind: ClassVar[str] = "organisation.units"
    label: ClassVar[str | Promise] = _("Units")
    about: ClassVar[str | Promise] = _("Departments and offices inside organisations.")
    icon: ClassVar[str] = "network"
    order: ClassVar[int] = 30
    model = Unit
    related: ClassVar[tuple[str, ...]] = ("organisation", "parent")
    fixed: ClassVar[frozenset[str]] = frozenset({"organisation"})
    columns: ClassVar[tuple[Column, ...]] = (
        CODE,
        *NAMES,
        Column(
            "organisation",
            _("Organisation"),
            required=True,
            synonyms=("Cơ quan", "Thuộc cơ quan", "Organization", "機関"),
            help=_("Code, name, symbol or abbreviation."),
            example="bkhcn",
        ),
        SYMBOL,
        Column("parent", _("Below the unit"), synonyms=("Đơn vị cấp trên", "Thuộc đơn vị", "上位部署")),
        VALID_FROM,
        AUTHORITY,
    )

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        super().look_up(judged, by=by)
        parents = {str(row.get("parent", "")) for row in judged.rows}
        known = set(Unit.objects.filter(code__in=parents).values_list("code", flat=True))
        for row in judged.rows:
            row.values["_organisation"] = _organisation(row, judged)
            check_within(row, row.values["_organisation"])
            parent = row.get("parent", "")
            if parent and parent not in known and parent not in judged.keys:
                row.fault("parent", "unknown_code", text=parent)
        check_circles(judged.rows)

    def shown(self, thing: Unit) -> dict[str, Any]:
        return names_shown(thing) | {
            "organisation": thing.organisation.code,
            "symbol": thing.symbol,
            "parent": thing.parent.code if thing.parent else "",
            "valid_from": thing.valid_from,
        }

    def ordered(self, rows: Sequence[Row]) -> Sequence[Row]:
        return after_its_parent(rows)

    def make(self, row: Row, *, by: Actor) -> Unit:
        return units.set_up_unit(
            organisation=row.values["_organisation"],
            code=row.values["code"],
            names=names_of(row),
            symbol=row.get("symbol", ""),
            parent=_parent(row),
            valid_from=row.values["valid_from"],
            authority=row.get("authority", ""),
            by=by,
        )

    def change(self, row: Row, *, by: Actor) -> Unit:
        wanted = changed(row, "symbol", "valid_from")
        if "parent" in row.changes:
            wanted["parent"] = _parent(row)
        units.amend_unit(unit=row.thing, names=changed_names(row), by=by, **wanted)
        thing: Unit = row.thing
        return thing


def _organisation(row: Row, judged: Judged) -> Organisation | None:
    text = row.get("organisation", "")
    found = read_place(row, "organisation", text, directory_of(judged)) if text else None
    if found is not None and not isinstance(found, Organisation):
        row.fault("organisation", "unknown_place", text=text)
        return None
    if found is not None:
        row.values["organisation"] = found.code
    return found


def _parent(row: Row) -> Unit | None:
    code = row.get("parent", "")
    return Unit.objects.get(code=code) if code else None
