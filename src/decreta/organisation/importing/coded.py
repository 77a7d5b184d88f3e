"""What the kinds of the structure share: a code by which a thing is known, names in three languages, days of validity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import rulesets
from decreta.core.actor import Actor
from decreta.kit.importing import Choice, Column, ColumnKind, Importable, Judged, Row, Standing
from decreta.kit.importing.faults import sentences
from decreta.organisation import rules
from decreta.organisation.enums import REGIMES
from decreta.organisation.importing.places import directory_of
from decreta.organisation.models import Body, Organisation

sentences(
    {
        "unknown_code": _("“%(text)s” is known neither here nor in this file. Give its code."),
        "ends_before_it_begins": _("The last day must be after the first."),
        "below_itself": _("It cannot stand below itself."),
        "not_a_code": _("A code has letters without marks, digits and hyphens only."),
        "outside": _("“%(name)s” does not stand on this day: it begins later or has ended."),
    }
)

STAYS = _("What was entered into the structure is not struck out: end it with the paper that orders it.")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")

CODE = Column(
    "code",
    _("Code"),
    required=True,
    synonyms=("Mã", "Mã định danh", "Mã cơ quan", "Mã đơn vị", "Mã chức vụ", "Key", "ID", "コード", "識別子"),
    help=_("Short, in letters without marks; by it the row is known again."),
    max_length=60,
    example="bkhcn",
)
NAMES = (
    Column(
        "name_vi",
        _("Name in Vietnamese"),
        required=True,
        synonyms=(
            "Tên",
            "Tên tiếng Việt",
            "Tên cơ quan",
            "Tên đơn vị",
            "Tên chức vụ",
            "Tên gọi",
            "Name",
            "名称",
            "ベトナム語名",
        ),
        max_length=300,
        example="Bộ Khoa học và Công nghệ",
        width=40,
    ),
    Column("name_en", _("Name in English"), synonyms=("Tên tiếng Anh", "英語名"), max_length=300, width=32),
    Column("name_ja", _("Name in Japanese"), synonyms=("Tên tiếng Nhật", "日本語名"), max_length=300, width=32),
)
SYMBOL = Column(
    "symbol",
    _("Symbol"),
    synonyms=("Ký hiệu", "Viết tắt", "Tên viết tắt", "記号", "略号"),
    max_length=40,
    example="BKHCN",
)
VALID_FROM = Column(
    "valid_from",
    _("From"),
    kind=ColumnKind.DATE,
    required=True,
    synonyms=("Từ ngày", "Ngày thành lập", "Hiệu lực từ", "Ngày bắt đầu", "Valid from", "開始日", "設置日", "から"),
    example="01/03/2025",
)
VALID_TO = Column(
    "valid_to",
    _("Until (first day no more)"),
    kind=ColumnKind.DATE,
    synonyms=("Đến ngày", "Hiệu lực đến", "Ngày kết thúc", "Valid to", "終了日", "まで"),
)
AUTHORITY = Column(
    "authority",
    _("Legal basis"),
    synonyms=("Căn cứ", "Văn bản thành lập", "Căn cứ pháp lý", "Quyết định", "Authority", "根拠"),
    max_length=200,
    example="Nghị quyết số 176/2025/QH15",
    width=30,
)
PLACE = Column(
    "place",
    pgettext_lazy("of an office", "Place"),
    synonyms=("Địa danh", "Nơi", "場所", "所在地"),
    max_length=80,
    example="Hà Nội",
)


def regimes() -> list[Choice]:
    """The rules by which papers can be written."""
    return [Choice(name, REGIMES.get(name, name)) for name in rulesets.regimes()]


REGIME = Column(
    "regime", _("Rules of its papers"), kind=ColumnKind.CHOICE, choices=regimes, synonyms=("Chế độ", "Thể thức", "体系")
)


class OfStructure(Importable):
    """Whatever an administrator imports."""

    why_not_undone: ClassVar[str | Promise] = STAYS

    def may(self, *, by: Actor) -> None:
        """Who may change the structure."""
        rules.may_change_structure(by=by)


class Coded(OfStructure):
    """Things that are known by a code."""

    model: ClassVar[Any]
    related: ClassVar[tuple[str, ...]] = ()
    letters: ClassVar[frozenset[str]] = _LETTERS

    def key(self, row: Row) -> str:
        return row.cells.get("code", "").strip()

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        for row in judged.rows:
            code = row.get("code", "")
            if code and not set(code) <= self.letters:
                row.fault("code", "not_a_code")
            check_days(row)

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        codes = {row.key for row in judged.rows if row.key}
        found = self.model.objects.filter(code__in=codes).select_related(*self.related)
        known = {one.code: Standing(one, self.shown(one)) for one in found}
        return {row.number: known[row.key] for row in judged.rows if row.key in known}

    def shown(self, thing: Any) -> dict[str, Any]:
        """The values of a thing by column."""
        raise NotImplementedError

    def act(self, row: Row, *, by: Actor) -> models.Model | None:
        return self.change(row, by=by) if row.thing is not None else self.make(row, by=by)

    def make(self, row: Row, *, by: Actor) -> models.Model:
        """Enter what is new."""
        raise NotImplementedError

    def change(self, row: Row, *, by: Actor) -> models.Model | None:
        """Amend what is there."""
        raise NotImplementedError


def check_days(row: Row) -> None:
    """The last day comes after the first."""
    first, last = row.get("valid_from"), row.get("valid_to")
    if isinstance(first, dt.date) and isinstance(last, dt.date) and last <= first:
        row.fault("valid_to", "ends_before_it_begins")


def check_within(row: Row, place: Any) -> None:
    """It begins on a day on which the place stands that it is in."""
    first = row.get("valid_from")
    if place is None or not isinstance(first, dt.date):
        return
    if first < place.valid_from or (place.valid_to is not None and first >= place.valid_to):
        row.fault("valid_from", "outside", name=place.name_vi)


def names_of(row: Row) -> dict[str, str]:
    """Names by language, as the acts take them."""
    return {language: str(row.get(f"name_{language}", "")) for language in ("vi", "en", "ja")}


def names_shown(thing: Any) -> dict[str, str]:
    """The names of a thing by column."""
    return {f"name_{language}": getattr(thing, f"name_{language}") for language in ("vi", "en", "ja")}


def changed(row: Row, *columns: str) -> dict[str, Any]:
    """The values of those columns that differ, for an act that amends."""
    return {column: row.values[column] for column in columns if column in row.changes}


def changed_names(row: Row) -> dict[str, str] | None:
    """The names that differ, by language."""
    found = {one.removeprefix("name_"): str(row.values[one]) for one in row.changes if one.startswith("name_")}
    return found or None


def refer(row: Row, column: str, judged: Judged, kinds: type[Organisation | Body]) -> None:
    """Turn the name or code in a cell into the code of what it means: in the records, or in another row of the file."""
    text = row.get(column, "")
    if not text or not isinstance(text, str):
        return
    known = directory_of(judged).find(text)
    found: Any = known.thing
    if found is not None and isinstance(found, kinds):
        row.values[column] = found.code
        if known.former:
            row.remark(column, "former_place", text=known.former, name=found.name_vi)
    elif text not in judged.keys:
        near = [one.code for one in _near(judged, text) if isinstance(one, kinds)]
        row.fault(column, "unknown_code", text=text, offers=near[:3])


def _near(judged: Judged, text: str) -> list[Any]:
    directory = directory_of(judged)
    found: list[Any] = [
        thing for name in directory.find(text).offers if (thing := directory.find(name).thing) is not None
    ]
    return found


def after_its_parent(rows: Sequence[Row], column: str = "parent") -> list[Row]:
    """Rows in an order in which what they stand below comes first."""
    by_key = {row.key: row for row in rows}
    order: list[Row] = []
    placed: set[int] = set()

    def place(row: Row, above: frozenset[str]) -> None:
        if row.number in placed:
            return
        upper = by_key.get(str(row.get(column, "")))
        if upper is not None and upper.key not in above:
            place(upper, above | {row.key})
        if row.number not in placed:
            placed.add(row.number)
            order.append(row)

    for row in rows:
        place(row, frozenset({row.key}))
    return order


def check_circles(rows: Iterable[Row], column: str = "parent") -> None:
    """A row that stands below itself, by way of others of the file."""
    above = {row.key: str(row.get(column, "")) for row in rows}
    for row in rows:
        seen, code = {row.key}, above.get(row.key, "")
        while code and code not in seen:
            seen.add(code)
            code = above.get(code, "")
        if code and code == row.key:
            row.fault(column, "below_itself")
