"""The books as lists: on pages with paging, and taken along as workbook, plain table, paper or text document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.http import Http404
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from decreta.books import columns
from decreta.books.enums import Kind
from decreta.books.queries import arrival_lines, lines
from decreta.books.queries.books import (
    Book,
    arrivals_of,
    book_asked,
    kind_name,
    numbers_of,
    order_of,
    series_found,
)
from decreta.books.queries.lines import Line
from decreta.core.actor import Actor
from decreta.documents.models import Arrival, Number
from decreta.ui import moments
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Pen, Plain, Selection, Table
from decreta.ui.tables.pen import joined
from decreta.ui.tables.values import in_words

#: So many registers are offered to choose from; older ones are reached from the list of registers.
_OFFERED = 200
_MAIN = frozenset({"type_and_subject", "document"})
_KEY = frozenset({"symbol", "arrival_number"})
_LONG = frozenset({"type_and_subject", "document", "recipients", "author", "note", "handler"})


def _value(row: Line, *, key: str) -> Plain:
    return row.values.get(key)


def _cell(row: Line, pen: Pen, *, key: str, page: str) -> SafeString | str:
    value = row.values.get(key)
    if key in _MAIN:
        words = in_words(value)
        return pen.link(pen.url(page, row.page), words, row.language) if row.page else pen.text(words, css="muted")
    if key in _KEY:
        shown = pen.sym(in_words(value)) if key == "symbol" else SafeString(f'<span class="n">{row.number}</span>')
        crossed = row.is_crossed and key == _own_key(page)
        return _labelled(pen, key, joined(_CROSSED, shown, _UNCROSSED) if crossed else shown)
    if not value:
        return SafeString('<span class="muted hide-s">–</span>')
    return _labelled(pen, key, pen.small(in_words(value)) if key == "note" else pen.text(in_words(value)))


def _labelled(pen: Pen, key: str, shown: SafeString) -> SafeString:
    """On a phone, where no heading stands above, a cell says what it is."""
    label = pen.once(("label", key), lambda: pen.text(str(columns.COLUMNS[key].label), css="show-s muted"))
    return joined(label, " ", shown)


_CROSSED, _UNCROSSED = SafeString("<s>"), SafeString("</s>")


def _own_key(page: str) -> str:
    return "symbol" if page == "documents:document" else "arrival_number"


def _column(key: str, page: str) -> Column[Line]:
    legal = columns.COLUMNS[key]
    return Column(
        key,
        legal.label,
        partial(_cell, key=key, page=page),
        partial(_value, key=key),
        is_heading=key in _MAIN,
        is_number=key in columns.NUMBERS,
        css="long" if key in _LONG else "",
        width=legal.width,
    )


class LinesTable(Table[Line]):
    """A book: the columns that the rule sets ask for, a line for every number."""

    filters = ("series", "from", "to")
    order = ("number",)
    css = "cards stacked book"

    def __init__(
        self,
        kind: Kind,
        label: Any,
        page: str,
        rows: Callable[[Book], Any],
        fetch: Callable[..., list[Line]],
    ) -> None:
        self.kind, self.label = kind, label
        self.name, self.url_name = f"books.{kind}", f"books:{kind}"
        self.columns = tuple(_column(key, page) for key in columns.every(kind))
        self._rows, self._fetch, self._model = rows, fetch, Number if kind is Kind.OUTGOING else Arrival

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Line]:
        book = book_asked(self.kind, query, actor)
        if book is None:
            if query.get("series"):
                raise Http404
            nothing = self._model.objects.none()
            return Selection(nothing, partial(self._fetch, actor=actor), facts={"book": None, "kind": self.kind})
        facts = {"book": book, "registers": _choices(actor, book), "kind": self.kind}
        return Selection(
            self._rows(book),
            partial(self._fetch, actor=actor),
            chips=_chips(book),
            order=order_of(book),
            sub=f"{kind_name(book.series)}, {book.series.issuer.name}, {book.series.period}",
            facts=facts,
        )

    def row_css(self, row: Line) -> str:
        return "late" if row.is_late else ""


def _choices(actor: Actor, book: Book) -> list[tuple[str, str]]:
    found = list(series_found(actor, book.kind)[:_OFFERED])
    if book.series.pk not in {one.pk for one in found}:
        found.append(book.series)
    return [(str(one.pk), f"{one.period} · {kind_name(one)} · {one.issuer.name}") for one in found]


def _chips(book: Book) -> list[Chip]:
    days = (("from", gettext("From"), book.first_day), ("to", gettext("Until"), book.last_day))
    return [Chip(name, label, moments.day(day)) for name, label, day in days if day is not None]


OUTGOING = LinesTable(
    Kind.OUTGOING, gettext_lazy("Book of outgoing documents"), "documents:document", numbers_of, lines.outgoing
)
INCOMING = LinesTable(
    Kind.INCOMING, gettext_lazy("Book of incoming documents"), "documents:arrival", arrivals_of, arrival_lines.incoming
)
FOLLOW_UP = LinesTable(
    Kind.FOLLOW_UP,
    gettext_lazy("Book of incoming documents in work"),
    "documents:arrival",
    arrivals_of,
    arrival_lines.incoming,
)
BY_KIND = {one.kind: one for one in (OUTGOING, INCOMING, FOLLOW_UP)}
