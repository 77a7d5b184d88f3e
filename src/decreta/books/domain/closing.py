"""The book of a register that is closed: set whole, signed by who closes it, sealed by the organ."""

from __future__ import annotations

import io

import pikepdf

from decreta.books.enums import Kind
from decreta.books.queries.books import Book
from decreta.books.rendering.book import Closed, write
from decreta.core.actor import Actor
from decreta.core.letters import FONTS
from decreta.documents.closing_books import Closing
from decreta.documents.enums import Direction
from decreta.signing.authority import Identity, installed
from decreta.signing.images import hand, seal
from decreta.signing.places import ORGAN_FIELD, PERSON_FIELD, Place

_MM = 72 / 25.4
#: Where the layout leaves room on the last sheet (297 × 210 mm): the hand of 50 × 20 mm, the seal of 33 mm over a third of it.
_HAND = (205.0, 44.0, 255.0, 64.0)
_SEAL = (_HAND[0] + 50 / 3 - 33, 37.5, _HAND[0] + 50 / 3, 70.5)


def closing_book(closing: Closing) -> bytes:
    """The signed book as PDF/A. The register is the organ's record: the book names everything that stands in it."""
    series, by = closing.series, closing.by
    kind = Kind.INCOMING if series.direction == Direction.IN else Kind.OUTGOING
    name = by.person_name or by.name
    paper = io.BytesIO()
    whole = Actor.system("books.closing")
    closed = Closed(name=name, post=by.post_title, reason=closing.reason)
    write(Book(kind, series), paper, actor=whole, moment=closing.at, closed=closed)
    return _signed(paper.getvalue(), closing, name)


def _signed(pdf: bytes, closing: Closing, name: str) -> bytes:
    # Here, since most processes never sign: the library takes a third of what starting one costs.
    from decreta.signing.signing import reserve, sign

    issuer, trusted = closing.series.issuer, installed()
    with pikepdf.open(io.BytesIO(pdf)) as made:
        last = len(made.pages) - 1
    person = Identity(f"person-{closing.by.person_id or 'system'}", name, issuer.name_vi)
    organ = Identity(f"organ-{issuer.pk}", issuer.name_vi, issuer.name_vi)
    pdf = reserve(pdf, {PERSON_FIELD: _place(last, _HAND), ORGAN_FIELD: _place(last, _SEAL)})
    said = {"reason": str(closing.series), "place": issuer.place}
    pdf = sign(pdf, field=PERSON_FIELD, key=trusted.key_of(person), image=hand(name), **said)
    stamp = seal(issuer.name_vi, FONTS / "Tinos-Bold.ttf")
    return sign(pdf, field=ORGAN_FIELD, key=trusted.key_of(organ), image=stamp, **said)


def _place(page: int, box: tuple[float, float, float, float]) -> Place:
    left, bottom, right, top = (value * _MM for value in box)
    return Place(page, (left, bottom, right, top))
