"""Organisations: agencies, ministries, provinces, communes, enterprises, each below another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.kit.importing import Choice, Column, ColumnKind, Judged, Row
from decreta.organisation.domain import naming, organisations
from decreta.organisation.enums import NameKind, OrganisationKind
from decreta.organisation.importing.coded import (
    AUTHORITY,
    CODE,
    NAMES,
    PLACE,
    REGIME,
    SYMBOL,
    VALID_FROM,
    VALID_TO,
    Coded,
    after_its_parent,
    changed,
    changed_names,
    check_circles,
    names_of,
    names_shown,
    refer,
)
from decreta.organisation.models import Organisation


def _kinds() -> list[Choice]:
    return [Choice(value, label) for value, label in OrganisationKind.choices]


class Organisations(Coded):
    """Organisations with their parents, symbols and abbreviations."""

    kind: ClassVar[str] = "organisation.organisations"
    label: ClassVar[str | Promise] = _("Organisations")
    about: ClassVar[str | Promise] = _("Agencies, localities and enterprises, with what they stand below.")
    icon: ClassVar[str] = "building-2"
    order: ClassVar[int] = 20
    model = Organisation
    related: ClassVar[tuple[str, ...]] = ("parent",)
    columns: ClassVar[tuple[Column, ...]] = (
        CODE,
        *NAMES,
        Column(
            "kind",
            _("Kind"),
            kind=ColumnKind.CHOICE,
            required=True,
            synonyms=("Loại", "Loại cơ quan", "Phân loại", "Kind", "種別", "区分"),
            choices=_kinds,
        ),
        SYMBOL,
        Column(
            "parent",
            _("Stands below"),
            synonyms=("Cơ quan cấp trên", "Trực thuộc", "Cơ quan chủ quản", "Cấp trên", "Parent", "上位機関", "所属"),
            help=_("Code or name of an organisation, also of one in this file (by its code)."),
            example="cp",
        ),
        REGIME,
        PLACE,
        VALID_FROM,
        VALID_TO,
        AUTHORITY,
        Column(
            "abbreviations",
            _("Abbreviations"),
            synonyms=("Các tên viết tắt", "Tên gọi khác", "略称"),
            is_many=True,
            example="Bộ KH&CN; Bộ KHCN",
        ),
    )

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        super().look_up(judged, by=by)
        for row in judged.rows:
            refer(row, "parent", judged, Organisation)
        check_circles(judged.rows)

    def shown(self, thing: Organisation) -> dict[str, Any]:
        return names_shown(thing) | {
            "kind": thing.kind,
            "symbol": thing.symbol,
            "parent": thing.parent.code if thing.parent else "",
            "regime": thing.regime,
            "place": thing.place,
            "valid_from": thing.valid_from,
            "valid_to": thing.valid_to,
        }

    def ordered(self, rows: Sequence[Row]) -> Sequence[Row]:
        return after_its_parent(rows)

    def make(self, row: Row, *, by: Actor) -> Organisation:
        made = organisations.found(
            code=row.values["code"],
            names=names_of(row),
            kind=row.values["kind"],
            symbol=row.get("symbol", ""),
            parent=_parent(row),
            regime=row.get("regime", "generic"),
            place=row.get("place", ""),
            valid_from=row.values["valid_from"],
            valid_to=row.get("valid_to"),
            authority=row.get("authority", ""),
            by=by,
        )
        for text in row.get("abbreviations", []):
            naming.add_name(of=made, kind=NameKind.ABBREVIATION, text=text, by=by)
        return made

    def change(self, row: Row, *, by: Actor) -> Organisation:
        wanted = changed(row, "symbol", "kind", "regime", "place", "valid_from", "valid_to")
        if "parent" in row.changes:
            wanted["parent"] = _parent(row)
        organisations.amend_organisation(organisation=row.thing, names=changed_names(row), by=by, **wanted)
        thing: Organisation = row.thing
        return thing

    def address(self, kind: str, key: str) -> str:
        code = Organisation.objects.filter(pk=key).values_list("code", flat=True).first()
        return reverse("organisation:organisation", args=[code]) if code else ""


def _parent(row: Row) -> Organisation | None:
    code = row.get("parent", "")
    return Organisation.objects.get(code=code) if code else None
