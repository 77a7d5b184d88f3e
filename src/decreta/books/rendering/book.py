"""A book as an official paper: a cover, the columns that its rule set asks for on sheets across, a page that closes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from django.utils.translation import get_language, gettext, override, pgettext

from decreta.books import columns
from decreta.books.enums import Kind
from decreta.books.queries import arrival_lines, lines
from decreta.books.queries.books import Book, arrivals_of, kind_name, numbers_of, order_of
from decreta.books.queries.lines import Line
from decreta.core.actor import Actor
from decreta.core.letters import printable
from decreta.documents import numbering
from decreta.documents.enums import ArrivalState, NumberState
from decreta.kit.exporting import typesetting
from decreta.organisation.models import Organisation
from decreta.ui import moments
from decreta.ui.tables.values import in_words

LAYOUTS: Final = Path(__file__).resolve().parent.parent / "layouts"
PART: Final = 2000
#: The first field of a line tells the layout whether it is crossed.
_CROSSED: Final = "x"


@dataclass
class Tally:
    """What stands in a book, counted while its lines are written."""

    lines: int = 0
    void: int = 0
    reserved: int = 0
    first: int = 0
    last: int = 0
    left_out: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Closed:
    """The words of the last page: who closed the book, when, why."""

    name: str
    post: str
    reason: str


def language_of(book: Book) -> str:
    """The language of a book: Vietnamese where a Vietnamese regime prescribes it, else the reader's."""
    return "vi" if book.rules.regime.startswith("vn-") else (get_language() or "vi")[:2]


def write(book: Book, to: BinaryIO, *, actor: Actor, moment: dt.datetime, closed: Closed | None = None) -> None:
    """Set the book with what the actor may see of it. A `closed` one ends with a page that is signed."""
    with override(language_of(book)):
        keys = columns.of(book.rules, book.kind, is_secret=book.series.type_code == numbering.APART)
        tally = _tallied(book)
        data = _data(book, keys, tally, moment, closed)
        typesetting.write("book.typ", data, _rows(book, keys, actor, tally), to, moment=moment, layouts=LAYOUTS)


def _rows(book: Book, keys: tuple[str, ...], actor: Actor, tally: Tally) -> Iterator[list[str]]:
    left_out = list(tally.left_out)
    for line in lines_of(book, actor):
        while left_out and left_out[0]["to"] < line.number:
            yield _skipped(left_out.pop(0), keys)
        cells = [in_words(line.values.get(key)) if key != "arrival_number" else str(line.number) for key in keys]
        yield [_CROSSED if line.is_crossed else "", *cells]
    for one in left_out:
        yield _skipped(one, keys)


def lines_of(book: Book, actor: Actor) -> Iterator[Line]:
    """All lines in order, fetched in parts: memory is bounded whatever stands in the book."""
    is_outgoing = book.kind is Kind.OUTGOING
    found: Any = (numbers_of(book) if is_outgoing else arrivals_of(book)).order_by(*order_of(book))
    fetch: Any = lines.outgoing if is_outgoing else arrival_lines.incoming
    first = 0
    while part := fetch(found[first : first + PART], actor):
        yield from part
        first += len(part)


def _skipped(one: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    """The line of a stretch of numbers that was left out by an order."""
    numbers = f"{one['from']:02d}–{one['to']:02d}" if one["from"] != one["to"] else f"{one['from']:02d}"
    words = gettext("Left out by %(authority)s: %(reason)s") % {"authority": one["authority"], "reason": one["reason"]}
    said = {"symbol": numbers, "arrival_number": numbers, "note": words}
    return [_CROSSED, *(said.get(key, "") for key in keys)]


def _tallied(book: Book) -> Tally:
    rows: Any = numbers_of(book) if book.kind is Kind.OUTGOING else arrivals_of(book)
    states = list(rows.order_by().values_list("state", "number"))
    numbers = [number for _state, number in states]
    void = {NumberState.VOID, ArrivalState.VOID}
    return Tally(
        lines=len(states),
        void=sum(state in void for state, _number in states),
        reserved=sum(state == NumberState.RESERVED for state, _number in states),
        first=min(numbers, default=0),
        last=max(numbers, default=0),
        left_out=[] if book.is_stretch else sorted(book.series.skipped, key=lambda one: one["from"]),
    )


def _data(
    book: Book, keys: tuple[str, ...], tally: Tally, moment: dt.datetime, closed: Closed | None
) -> dict[str, Any]:
    series, day = book.series, moments.local(moment).date()
    issuer = series.issuer
    superior = (
        (issuer.parent.name if issuer.parent else "") if isinstance(issuer, Organisation) else issuer.superior_name
    )
    title = _titles()[book.kind]
    return {
        "title": printable(title),
        "sub": printable(kind_name(series)) if series.type_code != numbering.EVERY_TYPE else "",
        "issuer": printable(issuer.name),
        "superior": printable(superior),
        "national": book.rules.word("national"),
        "motto": book.rules.word("motto"),
        "is_party": book.rules.regime == "vn-party",
        "period": printable(_period(book)),
        "facts": [[label, printable(value)] for label, value in _facts(book, tally)],
        "heads": [
            {
                "label": str(columns.COLUMNS[key].label),
                "width": columns.COLUMNS[key].width,
                "number": key in columns.NUMBERS,
            }
            for key in keys
        ],
        "notes": [printable(one) for one in _opening(book)],
        "foot": printable(f"{title} · {issuer.name} · {_period(book)}"),
        "page_word": pgettext("book", "Page"),
        "mark": "" if closed else printable(_extract(moment)),
        "closing": _closing(book, tally, day, closed) if closed else None,
        "date": [day.year, day.month, day.day],
        "lang": (get_language() or "vi")[:2],
    }


def _titles() -> dict[Kind, str]:
    return {
        Kind.OUTGOING: pgettext("book", "Register of outgoing documents"),
        Kind.INCOMING: pgettext("book", "Register of incoming documents"),
        Kind.FOLLOW_UP: pgettext("book", "Register of the handling of incoming documents"),
    }


def _period(book: Book) -> str:
    if book.is_stretch:
        first = moments.day(book.first_day) if book.first_day else "…"
        last = moments.day(book.last_day) if book.last_day else "…"
        return pgettext("book", "From %(first)s to %(last)s") % {"first": first, "last": last}
    if book.series.year:
        return pgettext("book", "Year %(year)s") % {"year": book.series.year}
    return pgettext("book", "Term %(term)s") % {"term": book.series.period}


def _facts(book: Book, tally: Tally) -> list[tuple[str, str]]:
    opened = moments.day(moments.local(book.series.opened_at).date())
    found = [
        (pgettext("book", "From number"), f"{tally.first:02d}" if tally.lines else "–"),
        (pgettext("book", "To number"), f"{tally.last:02d}" if tally.lines else "–"),
        (pgettext("book", "Lines"), moments.number(tally.lines)),
        (pgettext("book", "Void"), moments.number(tally.void)),
        (pgettext("book", "Opened on"), opened),
    ]
    if tally.reserved:
        found.append((pgettext("book", "Reserved, not used yet"), moments.number(tally.reserved)))
    return found


def _opening(book: Book) -> list[str]:
    series = book.series
    if not series.opening_authority:
        return []
    facts = {"n": series.first_number, "authority": series.opening_authority, "reason": series.opening_reason}
    return [gettext("Opened at number %(n)s by %(authority)s: %(reason)s") % facts]


def _extract(moment: dt.datetime) -> str:
    return gettext("Printed on %(moment)s from the register as it stood then.") % {"moment": moments.moment(moment)}


def _closing(book: Book, tally: Tally, day: dt.date, closed: Closed) -> dict[str, Any]:
    in_force = tally.lines - tally.void
    words = gettext(
        "This book holds %(lines)s numbers, from %(first)s to %(last)s: %(valid)s in force, %(void)s void, each with its reason. No number follows in this register."
    ) % {
        "lines": moments.number(tally.lines),
        "first": f"{tally.first:02d}",
        "last": f"{tally.last:02d}",
        "valid": moments.number(in_force),
        "void": moments.number(tally.void),
    }
    if not tally.lines:
        words = gettext("No number was given in this register. None follows.")
    place = book.series.issuer.place
    return {
        "title": pgettext("book", "Closing of the register"),
        "words": printable(words),
        "reason": printable(gettext("Reason: %(reason)s") % {"reason": closed.reason}),
        "dateline": printable(book.rules.dateline(place or "…", day, language_of(book), year=day.year)),
        "role": pgettext("book", "Closed by"),
        "post": printable(closed.post),
        "name": printable(closed.name),
    }
