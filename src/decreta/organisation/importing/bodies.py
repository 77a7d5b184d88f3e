"""Committees, councils, working groups, with their first term and standing agencies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.actor import Actor
from decreta.kit.importing import Choice, Column, ColumnKind, Judged, Row
from decreta.organisation.domain import bodies, terms
from decreta.organisation.enums import BodyKind
from decreta.organisation.importing.coded import (
    AUTHORITY,
    CODE,
    NAMES,
    PLACE,
    REGIME,
    SYMBOL,
    VALID_FROM,
    Coded,
    after_its_parent,
    changed,
    changed_names,
    check_circles,
    names_of,
    names_shown,
    refer,
)
from decreta.organisation.importing.places import directory_of, read_place
from decreta.organisation.models import Body, Organisation


def _kinds() -> list[Choice]:
    return [Choice(value, label) for value, label in BodyKind.choices]


class Bodies(Coded):
    """Bodies that sit and decide."""

    kind: ClassVar[str] = "organisation.bodies"
    label: ClassVar[str | Promise] = _("Bodies")
    about: ClassVar[str | Promise] = _("Committees and working groups, with their term and standing agencies.")
    icon: ClassVar[str] = "users"
    order: ClassVar[int] = 40
    model = Body
    related: ClassVar[tuple[str, ...]] = ("parent",)
    columns: ClassVar[tuple[Column, ...]] = (
        CODE,
        *NAMES,
        Column("kind", _("Kind"), kind=ColumnKind.CHOICE, required=True, synonyms=("Loại", "種別"), choices=_kinds),
        Column("symbol", _("Symbol"), required=True, synonyms=SYMBOL.synonyms, max_length=40, example="BCĐCĐS"),
        Column("aliases", _("Other symbols"), synonyms=("Ký hiệu khác", "別の記号"), is_many=True, example="BCĐ"),
        Column("superior_name", _("Superior on papers"), synonyms=("Cơ quan chủ quản trên văn bản", "上級機関名")),
        Column("parent", _("Stands below"), synonyms=("Trực thuộc", "上位委員会"), example="bcdtw"),
        Column(
            "serves",
            pgettext_lazy("of a body", "Serves"),
            synonyms=("Giúp việc cho", "Phục vụ", "補佐する委員会"),
            is_many=True,
        ),
        Column(
            "standing_agencies",
            _("Standing agencies"),
            synonyms=("Cơ quan thường trực", "常設機関"),
            is_many=True,
            help=_("In the order of their rank, separated by semicolons."),
            example="vptw; bkhcn",
        ),
        Column("term", _("Term"), synonyms=("Nhiệm kỳ", "任期"), max_length=80, example="Nhiệm kỳ 2025"),
        Column("term_from", _("Term begins"), kind=ColumnKind.DATE, synonyms=("Nhiệm kỳ từ", "任期開始日")),
        REGIME,
        PLACE,
        VALID_FROM,
        AUTHORITY,
    )

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        super().look_up(judged, by=by)
        for row in judged.rows:
            refer(row, "parent", judged, Body)
            row.values["serves"] = [_code(row, "serves", text, judged) for text in row.get("serves", [])]
            row.values["_agencies"] = [
                place
                for text in row.get("standing_agencies", [])
                if isinstance(place := read_place(row, "standing_agencies", text, directory_of(judged)), Organisation)
            ]
        check_circles(judged.rows)

    def shown(self, thing: Body) -> dict[str, Any]:
        return names_shown(thing) | {
            "kind": thing.kind,
            "symbol": thing.symbol,
            "aliases": list(thing.symbol_aliases),
            "superior_name": thing.superior_name,
            "parent": thing.parent.code if thing.parent else "",
            "regime": thing.regime,
            "place": thing.place,
            "valid_from": thing.valid_from,
        }

    def ordered(self, rows: Sequence[Row]) -> Sequence[Row]:
        below = after_its_parent(rows)
        return sorted(below, key=lambda row: bool(row.get("serves")))

    def make(self, row: Row, *, by: Actor) -> Body:
        body = bodies.establish_body(
            code=row.values["code"],
            names=names_of(row),
            symbol=row.values["symbol"],
            symbol_aliases=row.get("aliases", []),
            kind=row.values["kind"],
            superior_name=row.get("superior_name", ""),
            parent=_parent(row),
            serves=Body.objects.filter(code__in=row.get("serves", [])),
            regime=row.get("regime", "generic"),
            place=row.get("place", ""),
            valid_from=row.values["valid_from"],
            authority=row.get("authority", ""),
            by=by,
        )
        if name := row.get("term"):
            begins = row.get("term_from", row.values["valid_from"])
            terms.begin_term(body=body, name=name, valid_from=begins, by=by)
        for rank, agency in enumerate(row.values["_agencies"], start=1):
            # An agency that was formed after the body stands for it from its own first day.
            since = max(row.values["valid_from"], agency.valid_from)
            terms.name_standing_agency(body=body, organisation=agency, rank=rank, valid_from=since, by=by)
        return body

    def change(self, row: Row, *, by: Actor) -> Body:
        wanted = changed(row, "symbol", "kind", "superior_name", "regime", "place", "valid_from")
        if "aliases" in row.changes:
            wanted["symbol_aliases"] = row.values["aliases"]
        if "parent" in row.changes:
            wanted["parent"] = _parent(row)
        bodies.amend_body(body=row.thing, names=changed_names(row), by=by, **wanted)
        thing: Body = row.thing
        return thing

    def address(self, kind: str, key: str) -> str:
        code = Body.objects.filter(pk=key).values_list("code", flat=True).first()
        return reverse("organisation:body", args=[code]) if code else ""


def _code(row: Row, column: str, text: str, judged: Judged) -> str:
    """The code of a body of the records or of this file."""
    if text in judged.keys:
        return text
    found = read_place(row, column, text, directory_of(judged))
    return found.code if isinstance(found, Body) else ""


def _parent(row: Row) -> Body | None:
    code = row.get("parent", "")
    return Body.objects.get(code=code) if code else None
