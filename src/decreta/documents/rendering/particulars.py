"""What a paper carries beyond subject, text and recipients: approved with them, kept in the version's content.

Annexes are written as plain text. A line that begins with `#` opens an annex and gives its title:

    # Danh mục nhiệm vụ
    1. …
    | STT | Nhiệm vụ | Hoàn thành |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from decreta.documents.rendering.blocks import Block, as_data, from_data, parse_blocks

_OPENS = "#"


@dataclass(frozen=True)
class Annex:
    """One annex: its title and its text."""

    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Particulars:
    """The mark of circulation by its code, the drafter's mark, how many copies, contacts, the second signer, annexes."""

    circulation: str = ""
    drafter_mark: str = ""
    copies: int | None = None
    contacts: str = ""
    second_signer: str = ""
    annexes: Sequence[Annex] = ()

    @property
    def named(self) -> frozenset[str]:
        """The names of those that are given."""
        return frozenset(self.as_data())

    def as_data(self) -> dict[str, Any]:
        """As a content keeps it: only what is given, so that a paper without any has the content it always had."""
        found: dict[str, Any] = {
            "circulation": self.circulation,
            "drafter_mark": self.drafter_mark,
            "copies": self.copies,
            "contacts": self.contacts,
            "second_signer": self.second_signer,
            "annexes": [{"title": one.title, "blocks": as_data(one.blocks)} for one in self.annexes],
        }
        return {name: value for name, value in found.items() if value}

    def words(self) -> list[str]:
        """Everything of it that is printed."""
        found = [self.drafter_mark, self.contacts, self.second_signer]
        for annex in self.annexes:
            found += [annex.title, *(words for block in annex.blocks for words in (block.label, block.text))]
        return found


def particulars_of(content: Mapping[str, Any]) -> Particulars:
    """The particulars of a stored content."""
    kept = dict(content.get("particulars", {}))
    annexes = tuple(Annex(one["title"], from_data(one["blocks"])) for one in kept.pop("annexes", ()))
    return Particulars(**kept, annexes=annexes)


def parse_annexes(text: str) -> tuple[Annex, ...]:
    """The annexes of a plain text. Lines before the first title make an annex without one."""
    parts: list[tuple[str, list[str]]] = []
    for line in (raw.strip() for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if line.startswith(_OPENS):
            parts.append((line.lstrip(_OPENS).strip(), []))
        elif line:
            if not parts:
                parts.append(("", []))
            parts[-1][1].append(line)
    return tuple(Annex(title, parse_blocks("\n".join(lines))) for title, lines in parts)


def print_annexes(annexes: Sequence[Annex]) -> str:
    """The plain text of annexes, as it is edited."""
    return "\n\n".join(
        "\n".join([f"{_OPENS} {one.title}", *(block.line.strip() for block in one.blocks)]) for one in annexes
    )
