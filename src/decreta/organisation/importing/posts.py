"""Posts in units and bodies."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.kit.importing import Choice, Column, ColumnKind, Judged, Row
from decreta.kit.importing.faults import sentences
from decreta.organisation.domain import posts
from decreta.organisation.enums import Role
from decreta.organisation.importing.coded import (
    CODE,
    NAMES,
    Coded,
    changed,
    changed_names,
    check_within,
    names_of,
    names_shown,
)
from decreta.organisation.models import Body, Post, Unit

sentences(
    {
        "unit_or_body": _("A post stands in a unit or in a body: give one of them."),
        "no_such_place": _("There is no unit or body with the code “%(text)s”."),
    }
)


def _roles() -> list[Choice]:
    return [Choice(value, label) for value, label in Role.choices]


class Posts(Coded):
    """Posts with their role, and how they sign."""

    kind: ClassVar[str] = "organisation.posts"
    label: ClassVar[str | Promise] = _("Posts")
    about: ClassVar[str | Promise] = _("Offices in units and bodies, with their role and how they sign.")
    icon: ClassVar[str] = "briefcase"
    order: ClassVar[int] = 60
    model = Post
    # A post's code names its place before a point.
    letters: ClassVar[frozenset[str]] = Coded.letters | {"."}
    related: ClassVar[tuple[str, ...]] = ("unit", "body")
    fixed: ClassVar[frozenset[str]] = frozenset({"unit", "body"})
    columns: ClassVar[tuple[Column, ...]] = (
        CODE,
        *NAMES,
        Column(
            "role",
            _("Role"),
            kind=ColumnKind.CHOICE,
            required=True,
            choices=_roles,
            synonyms=("Vai trò", "役割"),
        ),
        Column("unit", _("Unit"), synonyms=("Đơn vị", "Mã đơn vị", "部署"), help=_("Its code."), example="bkhcn-vp"),
        Column("body", _("Body"), synonyms=("Ban chỉ đạo", "Mã ban", "委員会"), help=_("Its code."), example="bcdcds"),
        Column("signs", _("Signs"), kind=ColumnKind.YES_NO, synonyms=("Ký văn bản", "Được ký", "署名する")),
        Column(
            "authority_prefix",
            _("Authority prefix"),
            synonyms=("Thẩm quyền ký", "Quyền hạn ký", "署名権限"),
            max_length=20,
        ),
        Column("signing_title", _("Title on papers"), synonyms=("Chức danh ký", "署名職名"), max_length=120),
        Column("rank", _("Rank"), kind=ColumnKind.NUMBER, synonyms=("Thứ tự", "順位"), example="10"),
        Column("valid_from", _("From"), kind=ColumnKind.DATE, synonyms=("Từ ngày", "から")),
    )

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        super().look_up(judged, by=by)
        units = self._known(judged, "unit", Unit)
        bodies = self._known(judged, "body", Body)
        for row in judged.rows:
            unit, body = row.get("unit", ""), row.get("body", "")
            if bool(unit) == bool(body):
                row.fault("unit" if "unit" in judged.columns else "body", "unit_or_body")
                continue
            place = units.get(unit) if unit else bodies.get(body)
            if place is None:
                row.fault("unit" if unit else "body", "no_such_place", text=unit or body)
            row.values["_place"] = place
            check_within(row, place)

    def _known(self, judged: Judged, column: str, model: type[Unit | Body]) -> dict[str, Any]:
        codes = {str(row.get(column, "")) for row in judged.rows} - {""}
        return {one.code: one for one in model.objects.filter(code__in=codes)} if codes else {}

    def shown(self, thing: Post) -> dict[str, Any]:
        return names_shown(thing) | {
            "role": thing.role,
            "unit": thing.unit.code if thing.unit else "",
            "body": thing.body.code if thing.body else "",
            "signs": thing.signs,
            "authority_prefix": thing.authority_prefix,
            "signing_title": thing.signing_title,
            "rank": thing.rank,
            "valid_from": thing.valid_from,
        }

    def make(self, row: Row, *, by: Actor) -> Post:
        place = row.values["_place"]
        return posts.create_post(
            code=row.values["code"],
            names=names_of(row),
            role=row.values["role"],
            unit=place if isinstance(place, Unit) else None,
            body=place if isinstance(place, Body) else None,
            signs=row.get("signs", False),
            authority_prefix=row.get("authority_prefix", ""),
            signing_title=row.get("signing_title", ""),
            rank=row.get("rank", 50),
            valid_from=row.get("valid_from", place.valid_from),
            by=by,
        )

    def change(self, row: Row, *, by: Actor) -> Post:
        wanted = changed(row, "role", "signs", "authority_prefix", "signing_title", "rank", "valid_from")
        posts.amend_post(post=row.thing, names=changed_names(row), by=by, **wanted)
        thing: Post = row.thing
        return thing
