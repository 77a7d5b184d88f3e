"""The register of decisions: what did we decide about X, and was it done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.queries.task_list import named_day
from decreta.minutes.enums import Life, Work
from decreta.minutes.queries.decided import Row, found, rows_of, with_work
from decreta.minutes.words import work_words
from decreta.organisation.models import Body
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import joined

#: How the life of a decision, and what became of its tasks, are marked.
LIFE_MARKS = {Life.IN_FORCE: "intime", Life.AMENDED: "progress", Life.REVOKED: "suspended", Life.AHEAD: "undated"}
_WORDS = 40


def _subject(row: Row, pen: Pen) -> SafeString:
    lang = row.decision.body.name_lang
    link = pen.link(pen.url("minutes:decision", row.pk), row.decision.subject, lang)
    words = Truncator(row.decision.text).words(_WORDS)
    return joined(link, format_html('<br><small class="ink2" lang="{}">{}</small>', lang, words))


def _work(row: Row, pen: Pen) -> SafeString | str:
    if row.work == Work.NONE:
        return pen.text(work_words(row), css="muted")
    kind = {Work.DONE: "done_in_time", Work.LATE: "overdue"}.get(row.work, "in_progress_in_time")
    return pen.mark(kind, work_words(row))


def _paper(row: Row, pen: Pen) -> SafeString | str:
    if row.document is None:
        return pen.text("")
    return pen.link(pen.url("documents:document", row.document.pk), str(row.document), row.document.language)


class DecisionTable(Table[Row]):
    """Decisions that the reader sees, the latest first, with their life and tasks as of a day."""

    name = "minutes.decisions"
    label = gettext_lazy("Register of decisions")
    url_name = "minutes:decisions"
    filters = ("q", "body", "life", "work", "as_of")
    order = ("-decided_on", "-number", "pk")
    page_size = 30
    css = "cards stacked"
    columns = (
        Column(
            "symbol",
            pgettext_lazy("decision", "Number"),
            lambda row, pen: pen.sym(row.decision.symbol),
            lambda row: row.decision.symbol,
            css="nw",
            width=14,
        ),
        Column(
            "day",
            gettext_lazy("Decided on"),
            lambda row, pen: pen.day(row.decision.decided_on),
            lambda row: row.decision.decided_on,
            sort=("decided_on",),
            css="nw",
            width=12,
        ),
        Column(
            "subject",
            gettext_lazy("Decision"),
            _subject,
            lambda row: f"{row.decision.subject}: {row.decision.text}",
            is_heading=True,
            width=70,
        ),
        Column(
            "body",
            gettext_lazy("Body"),
            lambda row, pen: pen.text(row.decision.body.name, row.decision.body.name_lang),
            lambda row: row.decision.body.name,
            shown=False,
            width=40,
        ),
        Column(
            "result",
            pgettext_lazy("decision", "Result"),
            lambda row, pen: pen.text(row.decision.result),
            lambda row: row.decision.result,
            shown=False,
            width=40,
        ),
        Column(
            "life",
            pgettext_lazy("decision", "Holds"),
            lambda row, pen: pen.mark(LIFE_MARKS[row.life], capfirst(str(row.life.label))),
            lambda row: str(row.life.label),
            width=16,
        ),
        Column("work", gettext_lazy("Was it done"), _work, work_words, width=26),
        Column(
            "paper",
            gettext_lazy("Carried by"),
            _paper,
            lambda row: str(row.document) if row.document else "",
            css="hide-s",
            width=18,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Row]:
        asked = {name: query.get(name, "").replace("\x00", "")[:200] for name in self.filters}
        day = named_day(asked["as_of"]) or clock.today()
        rows = found(actor, words=asked["q"], body=asked["body"], life=asked["life"], as_of=day)
        if asked["work"] in Work.values:
            rows = rows.filter(pk__in=with_work(rows, asked["work"], as_of=day, actor=actor))

        def fetch(part: QuerySet[Any]) -> list[Row]:
            return rows_of(part, as_of=day, actor=actor)

        facts = {
            "asked": asked,
            "as_of": day,
            "lives": Life.choices,
            "works": Work.choices,
            "bodies": list(_bodies(actor)),
            "is_filtered": any(asked[name] for name in self.filters),
        }
        return Selection(rows, fetch=fetch, chips=list(_chips(asked)), as_of=day, facts=facts)


def _bodies(actor: Actor) -> QuerySet[Body]:
    """Bodies of which the reader sees a decision."""
    return Body.objects.filter(pk__in=found(actor).values("body")).order_by("code")


def _chips(asked: Mapping[str, str]) -> list[Chip]:
    chips = []
    if asked["q"]:
        chips.append(Chip("q", gettext("Words"), asked["q"]))
    if asked["body"]:
        chips.append(Chip("body", gettext("Body"), asked["body"]))
    if asked["life"] in Life.values:
        chips.append(Chip("life", gettext("Holds"), Life(asked["life"]).label))
    if asked["work"] in Work.values:
        chips.append(Chip("work", gettext("Was it done"), Work(asked["work"]).label))
    return chips


DECISIONS = DecisionTable()
