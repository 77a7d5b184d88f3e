"""What organisations became: merged, split, renamed, succeeded, by which paper."""

from __future__ import annotations

from collections import Counter
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.kit.importing import Choice, Column, ColumnKind, Judged, Row, Standing
from decreta.kit.importing.faults import sentences
from decreta.organisation.domain import succession
from decreta.organisation.enums import SuccessionKind
from decreta.organisation.importing.coded import AUTHORITY, OfStructure
from decreta.organisation.models import Organisation, Succession

sentences(
    {
        "no_organisation": _("There is no organisation with the code “%(text)s”."),
        "split_alone": _("A split has two successors at least."),
    }
)


def _kinds() -> list[Choice]:
    return [Choice(value, label) for value, label in SuccessionKind.choices]


class Successions(OfStructure):
    """Rows of predecessor and successor."""

    kind: ClassVar[str] = "organisation.successions"
    label: ClassVar[str | Promise] = _("Successions")
    about: ClassVar[str | Promise] = _("What organisations became: merged, split, renamed, succeeded.")
    icon: ClassVar[str] = "git-merge"
    order: ClassVar[int] = 55
    fixed: ClassVar[frozenset[str]] = frozenset({"kind", "takes_effect_on", "authority"})
    columns: ClassVar[tuple[Column, ...]] = (
        Column(
            "predecessor",
            _("Predecessor"),
            required=True,
            synonyms=("Cơ quan cũ", "Mã cơ quan cũ", "旧機関"),
            help=_("Its code."),
            example="btttt",
        ),
        Column(
            "successor",
            _("Successor"),
            required=True,
            synonyms=("Cơ quan mới", "Cơ quan kế thừa", "Mã cơ quan mới", "新機関", "承継機関"),
            help=_("Its code."),
            example="bkhcn",
        ),
        Column(
            "kind",
            _("How"),
            kind=ColumnKind.CHOICE,
            required=True,
            choices=_kinds,
            synonyms=("Hình thức", "Loại", "方法", "種別"),
        ),
        Column(
            "takes_effect_on",
            _("Takes effect on"),
            kind=ColumnKind.DATE,
            required=True,
            synonyms=("Ngày hiệu lực", "Hiệu lực từ", "発効日"),
        ),
        Column("authority", _("Legal basis"), required=True, synonyms=AUTHORITY.synonyms, max_length=200),
    )

    def key(self, row: Row) -> str:
        before, after = row.cells.get("predecessor", ""), row.cells.get("successor", "")
        return f"{before}\x1f{after}" if before and after else ""

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        codes = {str(row.get(one, "")) for row in judged.rows for one in ("predecessor", "successor")}
        known = {one.code: one for one in Organisation.objects.filter(code__in=codes)}
        for row in judged.rows:
            for one in ("predecessor", "successor"):
                if (code := row.get(one, "")) and code not in known:
                    row.fault(one, "no_organisation", text=code)
                row.values[f"_{one}"] = known.get(code)
        self._check_splits(judged)

    def _check_splits(self, judged: Judged) -> None:
        """What was split has several successors: in rows of this file, or recorded before."""
        rows = [row for row in judged.rows if row.get("kind") == SuccessionKind.SPLIT]
        if not rows:
            return
        named = Counter(key.partition("\x1f")[0] for key in judged.keys)
        before = {row.get("predecessor", "") for row in rows}
        recorded = Succession.objects.filter(predecessor__code__in=before).values_list("predecessor__code", flat=True)
        for row in rows:
            if named[row.get("predecessor", "")] < 2 and row.get("predecessor", "") not in recorded:
                row.fault("successor", "split_alone")

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        before = [row.values["_predecessor"] for row in judged.rows if row.values["_predecessor"]]
        rows = Succession.objects.filter(predecessor__in=before).select_related("predecessor", "successor")
        known = {f"{one.predecessor.code}\x1f{one.successor.code}": one for one in rows}
        return {row.number: Standing(one, _shown(one)) for row in judged.rows if (one := known.get(row.key))}

    def act(self, row: Row, *, by: Actor) -> Succession:
        return succession.succeed(
            predecessor=row.values["_predecessor"],
            successor=row.values["_successor"],
            kind=row.values["kind"],
            takes_effect_on=row.values["takes_effect_on"],
            authority=row.values["authority"],
            by=by,
        )


def _shown(one: Succession) -> dict[str, Any]:
    return {"kind": one.kind, "takes_effect_on": one.takes_effect_on, "authority": one.authority}
