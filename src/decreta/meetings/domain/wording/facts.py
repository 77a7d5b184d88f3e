"""What a notice tells of a sitting, and what every language does with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Point:
    """A point under which something was concluded."""

    title: str
    conclusions: tuple[str, ...]


@dataclass(frozen=True)
class Session:
    """The facts of a sitting. What nobody recorded is empty, and nothing is said of it.

    `present` of `members` are members with the chair, a seat being filled when its substitute sits there; None when
    presence was not taken; guests apart. `considered` are
    all points of the agenda, `reported` those who presented them, `agencies` who serves the body and follows the work.
    """

    title: str
    body: str
    day: dt.date
    place: str
    chair_title: str
    present: int | None
    invited: int
    guests: int
    points: tuple[Point, ...]
    serves: tuple[str, ...] = ()
    chair_name: str = ""
    considered: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    language: str = "vi"
    #: Decided in writing: nobody came together, so nobody held, chaired or attended anything.
    is_written: bool = False
    #: Words of the body's own in that language, by what they name.
    words: Mapping[str, str] = field(default_factory=dict)

    def called(self, name: str, usual: str) -> str:
        """What the body calls it, else the usual word."""
        return self.words.get(name) or usual

    @property
    def short_chair(self) -> str:
        """The chair's title within the body's own papers: `Trưởng Ban`, not `Trưởng Ban, Ban Chỉ đạo …`."""
        first, comma, rest = self.chair_title.partition(", ")
        return first if comma and rest.casefold() in self.body.casefold() else self.chair_title


@dataclass(frozen=True)
class Words:
    """Subject and text of the draft, in the language of the regime, and the last line of its recipients."""

    language: str
    subject: str
    text: str
    archive: str = ""

    @property
    def lines(self) -> list[str]:
        """The paragraphs of the text."""
        return self.text.split("\n")


def numbered(points: Iterable[Point]) -> list[str]:
    """`1. Point`, `1.1. Conclusion`: later lines of a conclusion (`a) …`) stay lines of their own."""
    lines: list[str] = []
    for i, point in enumerate(points, start=1):
        lines.append(f"{i}. {point.title}")
        lines += [f"{i}.{j}. {text}" for j, text in enumerate(point.conclusions, start=1)]
    return lines


def text_of(*lines: str | Iterable[str]) -> str:
    """One paragraph a line; what is empty is left out."""
    flat = [line for part in lines for line in ([part] if isinstance(part, str) else part)]
    return "\n".join(line for line in flat if line)


def listed(names: Iterable[str], conjunction: str) -> str:
    """`A`, `A và B`, `A, B và C`."""
    *most, last = names
    return f"{', '.join(most)}{conjunction}{last}" if most else last
