"""What is wrong in a cell: kept as a code with its facts, said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: The sentence of each code. Areas add their own with `sentences`.
_SENTENCES: dict[str, str | Promise] = {
    "missing": _("This is needed in every row."),
    "not_a_day": _("“%(text)s” is not a day. Write it like 31/03/2026."),
    "no_such_day": _("There is no such day: %(text)s."),
    "year_of_two_digits": _("Write the year of %(text)s with four digits."),
    "unclear_day": _("%(text)s can be read day first or month first. Say which for this column."),
    "not_a_number": _("“%(text)s” is not a whole number."),
    "not_yes_no": _("“%(text)s” is neither yes nor no."),
    "not_a_choice": _("“%(text)s” is not one of: %(choices)s."),
    "too_long": _("At most %(limit)s characters; these are %(length)s."),
    "formula": _("The formula in this cell has no computed value. Open the file, save it again, or write the value."),
    "error_value": _("The cell holds the error %(text)s."),
    "twice": _("Row %(other)s of this file says the same: %(key)s."),
    "unchangeable": _("This stands in the records as “%(before)s” and is not changed by an import."),
    "refused": _("%(text)s"),
}


def sentences(more: Mapping[str, str | Promise]) -> None:
    """Enter the sentences of an area's own codes."""
    _SENTENCES.update(more)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: in which column, what, and values that could be meant instead."""

    column: str
    code: str
    facts: dict[str, str] = field(default_factory=dict)
    offers: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """The sentence, in the present language."""
        return str(_SENTENCES[self.code]) % self.facts

    def as_data(self) -> dict[str, Any]:
        return {"column": self.column, "code": self.code, "facts": self.facts, "offers": list(self.offers)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Fault:
        return cls(data["column"], data["code"], dict(data["facts"]), tuple(data["offers"]))


def known_codes() -> frozenset[str]:
    """The codes that have a sentence."""
    return frozenset(_SENTENCES)
