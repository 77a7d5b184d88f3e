"""The columns of the books: which a rule set asks for, how they are called, how wide they are on paper.

Headings as in Annex IV of Decree 30/2020; which of them a book has and in which order is data of its rule set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from decreta.books.enums import Kind
from decreta.core import rulesets
from decreta.core.rulesets import RuleSet


@dataclass(frozen=True)
class Legal:
    """A column: its heading and the share of a sheet that it takes."""

    label: str | Promise
    width: int


#: Two columns of one name in two books may be called otherwise there (`handler`, `note` are not).
COLUMNS: Final[Mapping[str, Legal]] = MappingProxyType(
    {
        "symbol": Legal(pgettext_lazy("book", "Number and symbol"), 21),
        "issued_on": Legal(pgettext_lazy("book", "Date of the document"), 16),
        "type_and_subject": Legal(pgettext_lazy("book", "Type and subject"), 46),
        "secrecy": Legal(pgettext_lazy("book", "Level of secrecy"), 12),
        "signer": Legal(pgettext_lazy("book", "Signer"), 17),
        "recipients": Legal(pgettext_lazy("book", "Recipients"), 30),
        "archive_holder": Legal(pgettext_lazy("book", "Unit or person who keeps the file copy"), 17),
        "copies": Legal(pgettext_lazy("book", "Copies"), 9),
        "dispatched_on": Legal(pgettext_lazy("book", "Sent on"), 16),
        "receipt": Legal(pgettext_lazy("book", "Received (signature)"), 12),
        "note": Legal(pgettext_lazy("book", "Note"), 20),
        "arrived_on": Legal(pgettext_lazy("book", "Arrived on"), 16),
        "arrival_number": Legal(pgettext_lazy("book", "Arrival number"), 9),
        "author": Legal(pgettext_lazy("book", "Author"), 26),
        "handler": Legal(pgettext_lazy("book", "Unit or person who handles it"), 24),
        "handed_on": Legal(pgettext_lazy("book", "Handed over on"), 16),
        "document": Legal(pgettext_lazy("book", "Type, number, date and author"), 48),
        "due": Legal(pgettext_lazy("book", "Due on"), 16),
        "progress": Legal(pgettext_lazy("book", "Progress"), 22),
        "reply_symbol": Legal(pgettext_lazy("book", "Number and symbol of the answer"), 20),
    }
)
NUMBERS: Final = frozenset({"copies", "arrival_number"})


#: A book of secret papers says the level after what the paper is.
_AFTER: Final = ("type_and_subject", "document")


def of(rules: RuleSet, kind: Kind, *, is_secret: bool = False) -> tuple[str, ...]:
    """The columns that a rule set asks of a book, in its order; of secret papers the level as well."""
    asked = rules.registers[kind]
    if not is_secret:
        return asked
    place = next((asked.index(key) + 1 for key in _AFTER if key in asked), len(asked))
    return (*asked[:place], "secrecy", *asked[place:])


def every(kind: Kind) -> tuple[str, ...]:
    """The columns that any rule set asks of a book, in the order of the first one that names them."""
    found: dict[str, None] = {}
    for regime in rulesets.regimes():
        for rules in rulesets.versions(regime):
            found |= dict.fromkeys(of(rules, kind, is_secret=True))
    return tuple(found)
