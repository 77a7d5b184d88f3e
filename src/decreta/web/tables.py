"""The list of the log's entries."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from decreta.audit import words as log_words
from decreta.audit.queries import entries_visible_to
from decreta.core.actor import Actor
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Keyset, Pen, Selection, Table
from decreta.ui.tables.pen import joined
from decreta.web.queries.log import Line, lines_of

_BREAK = SafeString("<br>")


def _when(row: Line, pen: Pen) -> SafeString:
    when = pen.moment(row.entry.recorded_at)
    return joined(when, _BREAK, pen.small(gettext("simulated clock"))) if row.entry.is_simulated else when


def _who(row: Line, pen: Pen) -> SafeString:
    actor = row.entry.actor
    if actor.get("kind") == "system":
        return pen.text(gettext("the software itself"))
    pieces: list[str] = [pen.text(actor.get("name", ""), "vi")]
    if actor.get("post"):
        pieces += [_BREAK, SafeString('<small class="muted" lang="vi">'), actor["post"], SafeString("</small>")]
    if actor.get("mandate"):
        pieces += [_BREAK, pen.small(gettext("under a mandate"))]
    return joined(*pieces)


def _matter(row: Line, pen: Pen) -> SafeString:
    if row.matter is not None:
        link = pen.link(row.matter.url, row.matter.title, row.matter.title_lang)
        return joined(link, _BREAK, pen.sym(row.matter.symbol)) if row.matter.symbol else link
    facts, thing = row.facts, capfirst(row.thing)
    if symbol := facts.get("symbol"):
        return joined(thing, " ", pen.sym(str(symbol)))
    if name := facts.get("name") or facts.get("title"):
        return joined(thing, " ", pen.text(str(name), "vi"))
    return joined(thing, " ", pen.text(str(facts["login"]), css="sym")) if facts.get("login") else joined(thing)


def _matter_value(row: Line) -> str:
    if row.matter is not None:
        return f"{row.matter.symbol} {row.matter.title}".strip()
    return capfirst(row.thing)


def _who_value(row: Line) -> str:
    actor = row.entry.actor
    return gettext("the software itself") if actor.get("kind") == "system" else str(actor.get("name", ""))


class LogTable(Table[Line]):
    """One's own acts, newest first; every act for an inspector."""

    name = "web.log"
    label = gettext_lazy("Log")
    url_name = "web:log"
    filters = ("kind",)
    order = ("-pk",)
    keyset = Keyset(("-pk",))
    css = "cards stacked"
    columns = (
        Column("when", gettext_lazy("When"), _when, lambda row: row.entry.recorded_at, width=18),
        Column("who", gettext_lazy("Who"), _who, _who_value, width=26),
        Column(
            "post",
            gettext_lazy("Post"),
            lambda row, pen: pen.text(str(row.entry.actor.get("post") or ""), "vi"),
            lambda row: str(row.entry.actor.get("post") or ""),
            shown=False,
            width=30,
        ),
        Column(
            "act",
            gettext_lazy("Act"),
            lambda row, pen: pen.link(pen.url("web:log_entry", row.pk), capfirst(row.act)),
            lambda row: capfirst(row.act),
            is_heading=True,
            width=36,
        ),
        Column("matter", gettext_lazy("Matter"), _matter, _matter_value, width=60),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Line]:
        kind = query.get("kind", "").replace("\x00", "")
        found = entries_visible_to(actor)
        chips = []
        if kind:
            found = found.filter(kind__startswith=kind)
            chips.append(Chip("kind", gettext("Acts on"), log_words.areas().get(kind.removesuffix("."), kind)))
        areas = [(f"{area}.", words) for area, words in log_words.areas().items()]
        facts = {"kind": kind, "areas": areas, "sees_all": actor.can("inspect_everything")}
        return Selection(found, lambda rows: lines_of(list(rows), actor), chips=chips, facts=facts)


LOG = LogTable()
