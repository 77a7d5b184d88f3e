"""What a rule set holds."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from decreta.core.errors import Invalid


class UnknownType(Invalid):
    """The rules know no such kind of document."""


class SeriesScope(StrEnum):
    """After what numbers begin again at 01."""

    TERM = "term"
    YEAR = "year"


class Form(StrEnum):
    """The family of layouts that a kind of document belongs to."""

    NAMED = "named"
    DECISION = "decision"
    SUBMISSION = "submission"
    LETTER = "letter"
    COURTESY = "courtesy"
    TELEGRAM = "telegram"
    INVITATION = "invitation"
    MINUTES = "minutes"
    AGREEMENT = "agreement"
    SLIP = "slip"

    @property
    def fields(self) -> frozenset[str]:
        """What a paper of this family may carry beyond subject, text and recipients."""
        return _FIELDS[self]

    @property
    def is_addressed(self) -> bool:
        """Whether it always names to whom it is written; another may."""
        return self in _ADDRESSED


_ADDRESSED = frozenset({Form.LETTER, Form.COURTESY, Form.SUBMISSION, Form.TELEGRAM, Form.INVITATION})
_EVERY = frozenset({"circulation", "drafter_mark", "copies", "contacts"})
_FIELDS: dict[Form, frozenset[str]] = {
    Form.NAMED: _EVERY | {"addressees", "annexes"},
    Form.DECISION: _EVERY | {"annexes"},
    Form.SUBMISSION: _EVERY | {"addressees", "annexes"},
    Form.LETTER: _EVERY | {"addressees", "annexes"},
    Form.COURTESY: frozenset({"addressees"}),
    Form.TELEGRAM: _EVERY | {"addressees", "annexes"},
    Form.INVITATION: _EVERY | {"addressees", "annexes"},
    Form.MINUTES: _EVERY | {"second_signer", "annexes"},
    Form.AGREEMENT: _EVERY | {"second_signer", "annexes"},
    Form.SLIP: _EVERY - {"circulation"},
}


@dataclass(frozen=True)
class TypeRule:
    """A kind of document. `abbreviation` is what stands in its symbol, empty if it has none."""

    code: str
    abbreviation: str
    form: Form
    names: Mapping[str, str]
    is_administrative: bool = False
    note: str = ""
    #: Words of the form that are this kind's own, by the name under which the rules keep those of all.
    words: Mapping[str, str] = field(default_factory=dict)
    #: Lines with which a text of this kind may begin.
    outline: str = ""

    def name(self, language: str) -> str:
        """Its name in a language, in Vietnamese if there is none in that language."""
        return self.names.get(language) or self.names["vi"]

    def printed(self, language: str) -> str:
        """Its name as a paper bears it: what stands in brackets only tells kinds apart (`Quyết định (cá biệt)`)."""
        return self.name(language).split(" (", 1)[0]


@dataclass(frozen=True)
class NumberPattern:
    """How number and symbol are written: `label` before it, the pattern with and without a type abbreviation."""

    label: str
    pattern: str
    pattern_without_type: str


@dataclass(frozen=True)
class SeriesRule:
    """What shares one counter: a term or a year, one type or all, secret papers apart or not."""

    scope: SeriesScope
    is_per_type: bool
    is_secret_apart: bool


@dataclass(frozen=True)
class Level:
    """A level of secrecy or urgency: the mark as stamped, its names, the size of its frame in millimetres if prescribed."""

    level: int
    mark: str
    names: Mapping[str, str]
    width_mm: float | None = None
    height_mm: float | None = None


@dataclass(frozen=True)
class Mark:
    """A mark of circulation as it is stamped, and its names."""

    code: str
    mark: str
    names: Mapping[str, str]


class StandsFor(StrEnum):
    """In whose stead a prefix of authority says that one signs."""

    #: The whole body or committee.
    BODY = "body"
    #: The head, whose deputy signs.
    HEAD = "head"
    #: The head, by whose order the head of a unit signs.
    ORDER = "order"
    #: The head, who has authorised it in writing.
    MANDATE = "mandate"
    #: Nobody: the one who signs holds the post for the time being.
    ACTING = "acting"


@dataclass(frozen=True)
class AuthorityPrefix:
    """In whose stead one signs, such as T/M or KT., and how it is read."""

    text: str
    names: Mapping[str, str]
    note: str = ""
    stands_for: frozenset[StandsFor] = frozenset()


@dataclass(frozen=True)
class Figure:
    """A figure of the layout (unit in its name), what the source allows, where it is from, and what speaks against it."""

    value: float
    low: float
    high: float
    source: str
    disputed: str = ""


@dataclass(frozen=True)
class RuleSet:
    """The rules of one regime in one version. `valid_to` is its last day."""

    id: str
    regime: str
    version: str
    valid_from: dt.date
    valid_to: dt.date | None
    note: str
    disputed_dates: tuple[dt.date, ...]
    types: Mapping[str, TypeRule]
    number: NumberPattern
    series: SeriesRule
    authority_prefixes: Mapping[str, AuthorityPrefix]
    #: Whether a deputy who signs for a whole body also says that he signs for its head (`TM. …` and below it `KT. …`).
    deputies_name_head: bool
    #: By code: kinds of copies, as types of their own register; marks of circulation.
    copies: Mapping[str, TypeRule]
    circulation: Mapping[str, Mark]
    secrecy: Mapping[int, Level]
    urgency: Mapping[int, Level]
    layout: Mapping[str, Figure]
    #: Who answers for a draft before it is signed: `content`, `form`.
    checks: tuple[str, ...]
    registers: Mapping[str, tuple[str, ...]]
    # By language; a regime that writes one language has all words under "vi".
    words: Mapping[str, Mapping[str, str]]

    def type(self, code: str) -> TypeRule:
        """The rule of a kind of document or of copy. Raises UnknownType."""
        found = self.types.get(code) or self.copies.get(code)
        if found is None:
            raise UnknownType.of(f"{self.version}: {code}?", field="type_code", code="unknown_type")
        return found

    def prefix_for(self, stands_for: StandsFor) -> str:
        """The prefix with which one signs in somebody's stead; empty where the rules know none."""
        return next((one.text for one in self.authority_prefixes.values() if stands_for in one.stands_for), "")

    def symbol(self, type_code: str, number: int, *, organ: str, unit: str = "") -> str:
        """Number and symbol as one text, without a label: `06-TB/BCĐ`, `15/QĐ-BNV`, `05/BNV-VP`. Raises UnknownType.

        A letter whose drafting unit has no symbol of its own ends with the organ's.
        """
        rule = self.type(type_code)
        pattern = self.number.pattern if rule.abbreviation else self.number.pattern_without_type
        return pattern.format(number=number, type=rule.abbreviation, organ=organ, unit=unit).rstrip("-")

    def figure(self, name: str) -> float:
        """The figure of the layout that is used, in the unit of its name (`_mm`, `_pt`)."""
        return self.layout[name].value

    def word(self, name: str, language: str = "vi") -> str:
        """A fixed word of the form in the paper's language, if the regime writes it, empty if it has no such word."""
        words = self.words.get(language) or self.words["vi"]
        return words.get(name, "")

    def blank_symbol(self, type_code: str, *, organ: str, unit: str = "") -> str:
        """The symbol of a paper that has no number yet: `…-TB/BCĐ`. Raises UnknownType."""
        blank = replace(self.number, **{name: _blank(getattr(self.number, name), "number") for name in _PATTERNS})
        return replace(self, number=blank).symbol(type_code, 0, organ=organ, unit=unit)

    def dateline(self, place: str, day: dt.date | None, language: str = "vi", *, year: int = 0) -> str:
        """Place and date as the form writes them: days below 10 and the months 1 and 2 with a nought where prescribed.

        Without a day, dots stand where day and month will stand.
        """
        written = self.word("date", language)
        if day is None:
            return _blank(written, "day", "month", "month_name").replace("… …", "…").format(place=place, year=year)
        month = f"{day.month:02d}" if day.month <= 2 and language == "vi" else str(day.month)
        return written.format(
            place=place, day=day.day, month=month, month_name=calendar.month_name[day.month], year=day.year
        )


_PATTERNS = ("pattern", "pattern_without_type")


def _blank(pattern: str, *names: str) -> str:
    """A pattern with dots in the place of some of its values."""
    return re.sub(rf"\{{(?:{'|'.join(names)})(?::[^}}]*)?\}}", "…", pattern)
