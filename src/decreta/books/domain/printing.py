"""Taking a book along. The log keeps that it was done, never what stands in it."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.books.queries.books import Book
from decreta.books.rendering.book import write
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed


def printed(book: Book, *, by: Actor, at: dt.datetime | None = None) -> bytes:
    """The book as a paper, with what the actor may see of it; that he took it along is noted."""
    print_book(book=book, by=by, at=at)
    paper = io.BytesIO()
    write(book, paper, actor=by, moment=at or clock.now())
    return paper.getvalue()


@act("books.print_book")
def print_book(*, book: Book, by: Actor, at: dt.datetime | None = None) -> Any:
    """Note that a book is taken along: of which register, which days. Raises NotAllowed when no person takes it."""
    if by.user_id is None and not by.is_system:
        raise NotAllowed.of(_("A book is taken along by a person."))
    facts = {"book": str(book.kind), "from": book.first_day, "to": book.last_day}
    return record("books.printed", by=by, on=book.series, about=[book.series.issuer], facts=facts, at=at)
