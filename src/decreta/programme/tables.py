"""Programmes, and the papers that one expects, as lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents import numbering
from decreta.figures.queries.asked import Asked
from decreta.figures.tables.reports import Lines
from decreta.programme.enums import EXPECTED, PaperState
from decreta.programme.models import Programme
from decreta.programme.queries.standing import Counts, Standing, opened, standings
from decreta.ui import moments
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import joined

#: Colour and shape of a state; late is a mark of its own.
MARKS = {
    PaperState.NOT_BEGUN: "undated",
    PaperState.DRAFTING: "progress",
    PaperState.SUBMITTED: "reported",
    PaperState.ADVISED: "reported",
    PaperState.SIGNED: "near",
    PaperState.ISSUED: "intime",
    PaperState.WITHDRAWN: "closed",
}
_BREAK = SafeString("<br>")


def _state(row: Standing, pen: Pen) -> SafeString:
    shown = pen.mark(MARKS[row.state], capfirst(str(row.state.label)))
    if not row.is_late:
        return shown
    return joined(shown, _BREAK, pen.mark("overdue" if row.state is not PaperState.ISSUED else "late", _late(row)))


def _late(row: Standing) -> str:
    return gettext("Issued late") if row.state is PaperState.ISSUED else gettext("Late")


def _subject(row: Standing, pen: Pen) -> SafeString:
    pieces: list[str] = [pen.link(pen.url("programme:expected", row.expected.pk), capfirst(row.expected.subject))]
    if row.document is not None and getattr(row.expected, "is_open", False):
        pieces += [
            _BREAK,
            pen.link(pen.url("documents:document", row.document.pk), row.document.symbol or gettext("the draft")),
        ]
    return joined(*pieces)


def _issue(row: Standing, pen: Pen) -> SafeString:
    shown = [pen.text(str(gettext("to be issued by")), css="show-s muted"), " ", pen.day(row.issue_on)]
    if row.was_postponed:
        first = gettext("at first %(day)s") % {"day": moments.day(row.expected.first_issue_on)}
        shown += [_BREAK, pen.small(first)]
    return joined(*shown)


def _submit(row: Standing, pen: Pen) -> SafeString:
    return joined(pen.text(str(gettext("to be submitted by")), css="show-s muted"), " ", pen.day(row.submit_on))


def _type(row: Standing) -> str:
    programme = row.expected.programme
    return capfirst(numbering.type_name(programme.issuer.regime, row.expected.type_code, on=clock.today()))


def _drafter(row: Standing) -> str:
    return str(row.expected.drafter.person) if row.expected.drafter else ""


def _advising(row: Standing) -> str:
    return "; ".join(one.place.name for one in row.advising)


def _words(row: Standing) -> str:
    return f"{row.state.label}, {_late(row).lower()}" if row.is_late else str(row.state.label)


class PapersTable(Table[Standing]):
    """The papers that one programme expects, as they stood at the end of a day."""

    name = "programme.papers"
    label = gettext_lazy("Drafting programme")
    url_name = "programme:papers"
    filters = ("programme", "state", "late", "as_of")
    page_size = 500
    css = "cards stacked"
    columns = (
        Column(
            "ordinal",
            gettext_lazy("No."),
            lambda row, pen: moments.number(row.expected.ordinal),
            lambda row: row.expected.ordinal,
            is_number=True,
            css="hide-s",
            width=6,
        ),
        Column(
            "type",
            pgettext_lazy("document", "Type"),
            lambda row, pen: pen.text(_type(row)),
            _type,
            width=14,
        ),
        Column(
            "subject", gettext_lazy("Abstract"), _subject, lambda row: row.expected.subject, is_heading=True, width=60
        ),
        Column(
            "drafting",
            gettext_lazy("Drafts"),
            lambda row, pen: pen.text(row.expected.drafting.name, row.expected.drafting.name_lang),
            lambda row: row.expected.drafting.name,
            width=30,
        ),
        Column(
            "drafter",
            gettext_lazy("Lead drafter"),
            lambda row, pen: pen.text(_drafter(row)),
            _drafter,
            shown=False,
            width=22,
        ),
        Column(
            "advising",
            gettext_lazy("Heard on it"),
            lambda row, pen: pen.text(_advising(row)),
            _advising,
            shown=False,
            width=30,
        ),
        Column(
            "submit", gettext_lazy("To be submitted by"), _submit, lambda row: row.submit_on, css="hide-m", width=14
        ),
        Column("issue", gettext_lazy("To be issued by"), _issue, lambda row: row.issue_on, width=14),
        Column(
            "signer",
            gettext_lazy("Signed by"),
            lambda row, pen: pen.text(row.expected.signer_post.name if row.expected.signer_post else ""),
            lambda row: row.expected.signer_post.name if row.expected.signer_post else "",
            shown=False,
            width=22,
        ),
        Column("state", gettext_lazy("State"), _state, _words, css="nowrap", width=24),
        Column(
            "symbol",
            gettext_lazy("Number and symbol"),
            lambda row, pen: pen.sym(row.document.symbol if row.document and row.issued_on else ""),
            lambda row: row.document.symbol if row.document and row.issued_on else "",
            shown=False,
            width=20,
        ),
        Column(
            "issued",
            gettext_lazy("Issued on"),
            lambda row, pen: pen.day(row.issued_on),
            lambda row: row.issued_on,
            shown=False,
            width=12,
        ),
    )

    def row_key(self, row: Standing) -> str:
        return str(row.expected.pk)

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Standing]:
        programme = _programme(query.get("programme", ""), actor)
        asked = Asked.read({"as_of": query.get("as_of", "")})
        every = standings([programme], actor, on=asked.as_of)[programme.pk]
        for one in every:
            one.expected.programme = programme
        open_to_us = opened(every, actor)
        for one in every:
            one.expected.is_open = one.document is not None and one.document.pk in open_to_us  # type: ignore[attr-defined]
        rows = [one for one in every if _is_wanted(one, query.get("state", ""), query.get("late", ""))]
        found: Any = Lines(rows)
        return Selection(
            found,
            chips=_chips(query),
            as_of=asked.as_of,
            sub=f"{programme.name}: {programme.issuer.name}, {moments.day(programme.first_on)}–{moments.day(programme.last_on)}",
            facts={"programme": programme, "asked": asked, "counts": Counts.of(every), "states": EXPECTED},
            notes=notes(),
        )


#: What the figures beside the states hold, by the word of the address.
_FURTHER = {
    "expected": EXPECTED,
    "advised_or_further": (PaperState.ADVISED, PaperState.SIGNED, PaperState.ISSUED),
    "signed_or_further": (PaperState.SIGNED, PaperState.ISSUED),
}


def _is_wanted(row: Standing, state: str, late: str) -> bool:
    """Whether an address asks for this paper. Words that mean nothing narrow nothing."""
    if state in _FURTHER or state in PaperState.values:
        states = _FURTHER.get(state) or (PaperState(state),)
        if row.state not in states:
            return False
    is_issued = row.state is PaperState.ISSUED
    return late not in {"1", "issued"} or (row.is_late and is_issued == (late == "issued"))


def notes() -> list[str]:
    """What the figures of a programme mean."""
    return [
        gettext("Where a paper stands follows from its document on the day named; nobody enters it."),
        gettext(
            "Expected is what was not taken off: not begun, drafted, submitted, with the signer, signed, issued add up to it."
        ),
        gettext(
            "Late is what was not issued by the day that held then; a day that was changed with reason is judged by the new one."
        ),
    ]


def _programme(text: str, actor: Actor) -> Programme:
    try:
        key = UUID(text)
    except ValueError:
        raise Http404 from None
    found = Programme.objects.visible_to(actor).select_related("body", "organisation").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _chips(query: Mapping[str, str]) -> list[Chip]:
    chips = []
    labels = {**{one.value: one.label for one in PaperState}, **FURTHER}
    if (state := query.get("state", "")) in labels:
        chips.append(Chip("state", gettext("State"), labels[state]))
    if (late := query.get("late", "")) in {"1", "issued"}:
        chips.append(Chip("late", gettext("State"), gettext("Late") if late == "1" else gettext("Issued late")))
    return chips


FURTHER = {
    "expected": pgettext_lazy("programme", "expected"),
    "advised_or_further": pgettext_lazy("programme", "checked, or further"),
    "signed_or_further": pgettext_lazy("programme", "signed, or further"),
}


def _count(row: Programme, key: str) -> int:
    found: int = row.counts[key]  # type: ignore[attr-defined]
    return found


def _number(key: str, label: str | Promise, css: str = "") -> Column[Programme]:
    """A figure of a programme; on a phone its heading stands beside it."""

    def cell(row: Programme, pen: Pen) -> SafeString:
        return joined(pen.text(str(label), css="show-s muted"), " ", moments.number(_count(row, key)))

    return Column(key, label, cell, lambda row: _count(row, key), is_number=True, css=css, width=10)


class ProgrammesTable(Table[Programme]):
    """The programmes that the actor sees, the newest first, each with its figures of today."""

    name = "programme.programmes"
    label = gettext_lazy("Drafting programmes")
    url_name = "programme:list"
    order = ("-first_on", "-pk")
    css = "cards stacked"
    columns = (
        Column(
            "name",
            gettext_lazy("Programme"),
            lambda row, pen: joined(
                pen.link(pen.url("programme:programme", row.pk), row.name),
                _BREAK,
                pen.text(row.issuer.name, row.issuer.name_lang, css="muted"),
            ),
            lambda row: row.name,
            is_heading=True,
            width=50,
        ),
        Column(
            "period",
            gettext_lazy("Period"),
            lambda row, pen: joined(pen.day(row.first_on), "–", pen.day(row.last_on)),
            lambda row: f"{moments.day(row.first_on)}–{moments.day(row.last_on)}",
            css="hide-m",
            width=24,
        ),
        _number("expected", pgettext_lazy("figure", "Expected")),
        _number("advised_or_further", pgettext_lazy("figure", "Checked")),
        _number("signed_or_further", pgettext_lazy("figure", "Signed")),
        _number("issued", pgettext_lazy("figure", "Issued")),
        _number("late", pgettext_lazy("figure", "Late")),
        _number("withdrawn", pgettext_lazy("figure", "Taken off"), css="hide-m"),
        Column(
            "adopted",
            gettext_lazy("State"),
            lambda row, pen: (
                pen.mark("intime", gettext("Adopted")) if row.adopted_at else pen.mark("undated", gettext("Draft"))
            ),
            lambda row: gettext("Adopted") if row.adopted_at else gettext("Draft"),
            css="nowrap",
            width=12,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Programme]:
        found = Programme.objects.visible_to(actor).select_related("body", "organisation")

        def fetch(part: QuerySet[Programme]) -> list[Programme]:
            rows = list(part)
            stood = standings(rows, actor, on=clock.today())
            for one in rows:
                one.counts = Counts.of(stood[one.pk]).as_data()  # type: ignore[attr-defined]
            return rows

        return Selection(found, fetch, notes=notes())


PAPERS, PROGRAMMES = PapersTable(), ProgrammesTable()
