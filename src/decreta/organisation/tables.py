"""The lists of organisations and of bodies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Prefetch
from django.utils.dateparse import parse_date
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import fold
from decreta.organisation.models import Body, Organisation, StandingAgency
from decreta.organisation.queries.levels import LEVELS, at_level, levels_of
from decreta.organisation.queries.naming import known_by
from decreta.ui import moments
from decreta.ui.listing import Chip, View
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import NOTHING, joined


def day_of(query: Mapping[str, str]) -> dt.date:
    """The day that a page of the structure shows: `on` in the address, else today."""
    try:
        return parse_date(query.get("on", "")) or clock.today()
    except ValueError:
        return clock.today()


class OrganisationTable(Table[Organisation]):
    """The agencies of a day, by level and words, in the order of the tree.

    Without words the list opens with the centre: the hundreds of provinces and communes stand in views of their own.
    """

    name = "organisation.organisations"
    label = gettext_lazy("Organisations")
    url_name = "organisation:list"
    filters = ("q", "level", "on")
    order = ("path",)
    css = "cards named"
    columns = (
        Column(
            "name",
            gettext_lazy("Name"),
            lambda row, pen: pen.link(pen.url("organisation:organisation", row.code), row.name, row.name_lang),
            lambda row: row.name,
            sort=("name_vi",),
            is_heading=True,
            width=50,
        ),
        Column(
            "code", gettext_lazy("Code"), lambda row, pen: row.code, lambda row: row.code, shown=False, css="hide-s"
        ),
        Column("symbol", gettext_lazy("Symbol"), lambda row, pen: row.symbol or NOTHING, lambda row: row.symbol),
        Column(
            "kind",
            gettext_lazy("Kind"),
            lambda row, pen: capfirst(row.get_kind_display()),
            lambda row: capfirst(row.get_kind_display()),
            css="hide-s",
            width=24,
        ),
        Column(
            "parent",
            gettext_lazy("Part of"),
            lambda row, pen: pen.text(row.parent.name, row.parent.name_lang) if row.parent else NOTHING,
            lambda row: row.parent.name if row.parent else "",
            css="hide-s",
            width=40,
        ),
        Column(
            "since",
            gettext_lazy("Valid from"),
            lambda row, pen: pen.day(row.valid_from),
            lambda row: row.valid_from,
            shown=False,
            css="hide-s",
            width=12,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Organisation]:
        day, words = day_of(query), query.get("q", "").strip()
        found = Organisation.objects.visible_to(actor).valid_on(day)
        if words:
            found = found.filter(pk__in=_matching(words))
        levels = levels_of(found)
        asked = query.get("level", "")
        level = asked if asked in levels else "all" if words else "centre"
        kept = {"q": words} if words else {}
        views = [
            View(label, f"?{urlencode({**kept, 'level': key})}", levels[key], is_current=key == level)
            for key, label in LEVELS.items()
            if levels[key] or key == level
        ]
        return Selection(
            at_level(found, level).select_related("parent"),
            chips=_chips(words, day),
            as_of=day,
            sub=str(LEVELS[level]),
            views=views,
            facts={"day": day, "words": words},
        )


def _matching(words: str) -> list[UUID]:
    """Organisations whose folded names or symbols, present or former, contain the folded words."""
    wanted = fold(words)
    rows = Organisation.objects.values_list("pk", "name_vi", "name_en", "name_ja", "symbol")
    called = Organisation.objects.filter(known_by(words)).values_list("pk", flat=True)
    return [pk for pk, *texts in rows if any(wanted in fold(text) for text in texts)] + list(called)


def _chips(words: str, day: dt.date) -> list[Chip]:
    chips = [Chip("q", gettext("Words"), words)] if words else []
    if day != clock.today():
        chips.append(Chip("on", gettext("As of"), moments.day(day)))
    return chips


def _symbol(row: Body, pen: Pen) -> SafeString:
    if not row.symbol_aliases:
        return pen.sym(row.symbol)
    return joined(pen.sym(row.symbol), *(joined(" ", pen.small(alias)) for alias in row.symbol_aliases))


def _standing(row: Body, pen: Pen) -> SafeString:
    lines = [
        f'<div lang="{one.organisation.name_lang}">{pen.text(one.organisation.name)}</div>'
        for one in row.present_standing  # type: ignore[attr-defined]
    ]
    return SafeString("".join(lines)) or NOTHING


class BodyTable(Table[Body]):
    """Committees, councils, working groups and support teams of a day."""

    name = "organisation.bodies"
    label = gettext_lazy("Bodies")
    url_name = "organisation:bodies"
    filters = ("on",)
    order = ("code",)
    css = "cards named"
    columns = (
        Column(
            "name",
            gettext_lazy("Name"),
            lambda row, pen: pen.link(pen.url("organisation:body", row.code), row.name, row.name_lang),
            lambda row: row.name,
            sort=("name_vi",),
            is_heading=True,
            width=50,
        ),
        Column(
            "symbol",
            gettext_lazy("Symbol"),
            _symbol,
            lambda row: ", ".join([row.symbol, *row.symbol_aliases]),
            sort=("symbol",),
        ),
        Column(
            "kind",
            gettext_lazy("Kind"),
            lambda row, pen: capfirst(row.get_kind_display()),
            lambda row: capfirst(row.get_kind_display()),
            css="hide-s",
            width=24,
        ),
        Column(
            "standing",
            gettext_lazy("Standing agency"),
            _standing,
            lambda row: ", ".join(one.organisation.name for one in row.present_standing),  # type: ignore[attr-defined]
            css="hide-s",
            width=50,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Body]:
        day = day_of(query)
        standing = StandingAgency.objects.valid_on(day).select_related("organisation")
        found = Body.objects.visible_to(actor).valid_on(day).select_related("parent")
        found = found.prefetch_related(Prefetch("standing_agencies", queryset=standing, to_attr="present_standing"))
        return Selection(found, chips=_chips("", day), as_of=day, facts={"day": day})


ORGANISATIONS = OrganisationTable()
BODIES = BodyTable()
