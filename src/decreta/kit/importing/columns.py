"""What a column of an import holds, and under which headings people keep it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import override

from decreta.core.texts import fold

LANGUAGES = ("vi", "en", "ja")


class ColumnKind(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    #: Text with dates in it that the importable reads itself (a deadline).
    DEADLINE = "deadline"


@dataclass(frozen=True)
class Choice:
    """One of the values that a cell may have, with the words people use for it."""

    value: str
    label: str | Promise
    synonyms: tuple[str, ...] = ()

    def words(self) -> set[str]:
        """Everything that means this value, folded."""
        said = {self.value, *self.synonyms, *in_every_language(self.label)}
        return {fold(one) for one in said}


@dataclass(frozen=True)
class Column:
    """A column: its key, the words of its heading, how its cells are read.

    `synonyms` are headings met in the lists of offices, in any language. `is_many` cells hold several values
    separated by semicolons or lines. A `required` column must be in the sheet and filled in every row. A `given` one is
    filled in when the list is taken out and not written in there; a `hidden` one is given and not shown either. `most` is
    the greatest number that can be meant.
    """

    key: str
    label: str | Promise
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = False
    synonyms: tuple[str, ...] = ()
    help: str | Promise = ""
    choices: Callable[[], Sequence[Choice]] | None = None
    is_many: bool = False
    max_length: int = 0
    example: str = ""
    width: int = 18
    is_given: bool = False
    is_hidden: bool = False
    most: int | None = None

    def told(self) -> str:
        """What it holds, for people: its help, and the values it can have."""
        values = [str(one.label) for one in self.choices()] if self.choices is not None else []
        return " ".join(part for part in (str(self.help), "; ".join(values)) if part)

    def headings(self) -> set[str]:
        """Every heading that means this column, folded."""
        said = {self.key.replace("_", " "), *self.synonyms, *in_every_language(self.label)}
        return {fold(one) for one in said}


def in_every_language(words: str | Promise) -> set[str]:
    """A text in each language of the application."""
    found = set()
    for language in LANGUAGES:
        with override(language):
            found.add(str(words))
    return found


def plain(value: object) -> str:
    """A typed value as the text by which it is compared and kept."""
    match value:
        case None | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return value.isoformat()
        case list() | tuple():
            return "; ".join(plain(one) for one in value)
        case _:
            return str(value)
