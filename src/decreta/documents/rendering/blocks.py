"""The plain text of a draft and its blocks.

One paragraph a line. A line may open with a label, the way offices write them:

    I. …            a part in Roman numerals
    Điều 2. …       an article (Article 2. …, 第2条 …)
    1. …  1.1. …    numbered headings and clauses, to any depth
    a) …            a point, in the Vietnamese alphabet
    - …  + …        a dash and a dash below it

Everything else is a paragraph; one that begins and ends with `|` is the row of a table, one that begins with `> ` quotes
(a legal basis, word for word), and `---` alone turns the page. Words may be marked (`inline`). Each block gets an anchor under which it is cited and to which tasks are tied:
`2`, `2.1`, `2.a`, `II.1`, `Đ2.1`, and `2-4` for the fourth dash or paragraph below 2 (`0-1` before any label). Anchors follow
labels, not positions, so they survive an insertion elsewhere. A label that is used twice gets `~2`.

Empty lines and spaces at the ends of a line carry no meaning. Nothing else of a text is ever rewritten.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class BlockKind(StrEnum):
    """What a line of the draft is."""

    PART = "part"
    ARTICLE = "article"
    NUMBER = "number"
    POINT = "point"
    DASH = "dash"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Block:
    """A line of the text: its kind, its depth among its kind (1 = outermost), its label as typed, its words, its anchor."""

    kind: BlockKind
    level: int
    label: str
    text: str
    anchor: str

    @property
    def line(self) -> str:
        """The line as it is edited."""
        return f"{self.label} {self.text}".rstrip()


_ROMAN = r"(?:X{0,3})(?:IX|IV|V?I{0,3})"
_GRAMMAR: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    (BlockKind.PART, re.compile(rf"((?=[IVX]){_ROMAN}\.)(?:\s+(.*))?", re.DOTALL)),
    (BlockKind.ARTICLE, re.compile(r"((?:Điều|Article) [0-9]{1,3}\.|第[0-9]{1,3}条)(?:\s+(.*))?", re.DOTALL)),
    (BlockKind.NUMBER, re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){0,4}\.)(?:\s+(.*))?", re.DOTALL)),
    (BlockKind.POINT, re.compile(r"([a-zđăâêôơư]\))(?:\s+(.*))?", re.DOTALL)),
    (BlockKind.DASH, re.compile(r"([-–+])(?:\s+(.*))", re.DOTALL)),
)
# How offices begin a line that names what a paper rests on; such lines are set in italics.
_BASES = ("Căn cứ ", "Theo đề nghị ", "Xét đề nghị ", "Pursuant to ", "Having regard to ", "On the proposal of ")
# A chapter or section stands on a line of its own, its title in capitals below it.
_CHAPTER = re.compile(
    r"(?:Phần|Chương) (?:[IVXLC]+|thứ \w+)|(?:Mục|Tiểu mục) [0-9]{1,2}|Chapter [IVXLC]+|第[0-9]{1,2}章.*"
)
# Japanese letters tell their particulars below 記 and close with 以上.
_HERE, _END = "記", "以上"
#: How a quoted paragraph begins, and the line that turns the page.
QUOTES, PAGE_BREAK = "> ", "---"


@dataclass
class _Place:
    """Where in the text the parser stands: the anchors of the labels that are open, and what was counted below them."""

    part: str = ""
    article: str = ""
    number: str = ""
    point: str = ""
    used: Counter[str] = field(default_factory=Counter)
    below: Counter[str] = field(default_factory=Counter)

    def anchor(self, kind: BlockKind, label: str) -> str:
        name = label.strip(".)")
        match kind:
            case BlockKind.PART:
                self.part = self._once(name)
                self.article = self.number = self.point = ""
                return self.part
            case BlockKind.ARTICLE:
                # Articles are counted through the whole paper, whatever part they stand in.
                self.article = self._once("Đ" + "".join(sign for sign in name if sign.isdecimal()))
                self.number = self.point = ""
                return self.article
            case BlockKind.NUMBER:
                self.number = self._once(".".join(part for part in (self.article or self.part, name) if part))
                self.point = ""
                return self.number
            case BlockKind.POINT:
                self.point = self._once(".".join(part for part in (self._above_points(), name) if part))
                return self.point
            case _:
                parent = self.point or self._above_points() or "0"
                self.below[parent] += 1
                return f"{parent}-{self.below[parent]}"

    def _above_points(self) -> str:
        return self.number or self.article or self.part

    def _once(self, anchor: str) -> str:
        self.used[anchor] += 1
        return anchor if self.used[anchor] == 1 else f"{anchor}~{self.used[anchor]}"


def parse_blocks(text: str) -> list[Block]:
    """The blocks of a draft's plain text, in order."""
    place = _Place()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [_parse_line(line, place) for line in (raw.strip() for raw in lines) if line]


def _parse_line(line: str, place: _Place) -> Block:
    for kind, pattern in _GRAMMAR:
        if found := pattern.fullmatch(line):
            label, words = found[1], (found[2] or "").strip()
            return Block(kind, _level(kind, label), label, words, place.anchor(kind, label))
    return Block(BlockKind.PARAGRAPH, 1, "", line, place.anchor(BlockKind.PARAGRAPH, ""))


def _level(kind: BlockKind, label: str) -> int:
    if kind is BlockKind.NUMBER:
        return label.count(".")
    return 2 if label == "+" else 1


def print_blocks(blocks: Iterable[Block]) -> str:
    """The plain text of blocks. `parse_blocks(print_blocks(parse_blocks(text)))` gives the same blocks again."""
    return "\n".join(block.line for block in blocks)


def as_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Blocks as they are stored in a version's content."""
    return [{**asdict(block), "kind": block.kind.value} for block in blocks]


def from_data(rows: Iterable[Mapping[str, Any]]) -> list[Block]:
    """Blocks of a stored content. Raises KeyError or ValueError when a row is not a block."""
    return [Block(BlockKind(row["kind"]), row["level"], row["label"], row["text"], row["anchor"]) for row in rows]


def heads_something(blocks: list[Block], index: int) -> bool:
    """Whether a labelled block is a heading: no full sentence, and more below it. Headings are printed bold."""
    block = blocks[index]
    if block.kind is BlockKind.PART:
        return True
    if block.kind is not BlockKind.NUMBER or not block.text or block.text[-1] in ".;:,!?…":
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or following.kind in (BlockKind.PART, BlockKind.ARTICLE):
        return False
    return following.kind is not BlockKind.NUMBER or following.level > block.level


def roles(blocks: list[Block]) -> list[str]:
    """What each block is on paper.

    `heading`, `article`, `basis` (what a decision rests on), `resolution` (`QUYẾT ĐỊNH:`), `chapter` with its `title`,
    `row` of a table, `quote`, `break` of the page, `here` and `end` of a Japanese letter, or `text`.
    """
    first_label = next((i for i, block in enumerate(blocks) if block.label), len(blocks))
    found: list[str] = []
    for i in range(len(blocks)):
        role = _role(blocks, i, is_preamble=i < first_label)
        if found and found[-1] == "chapter" and role == "text" and blocks[i].text.isupper():
            role = "title"
        found.append(role)
    return found


def _role(blocks: list[Block], index: int, *, is_preamble: bool) -> str:
    block = blocks[index]
    if heads_something(blocks, index):
        return "heading"
    if block.kind is BlockKind.ARTICLE:
        return "article"
    if is_preamble and block.text.startswith(_BASES):
        return "basis"
    return _role_of_paragraph(block.text) if block.kind is BlockKind.PARAGRAPH else "text"


def _role_of_paragraph(text: str) -> str:
    if text.isupper() and text.endswith(":"):
        return "resolution"
    if len(text) > 2 and text[0] == text[-1] == "|":
        return "row"
    if _CHAPTER.fullmatch(text):
        return "chapter"
    if text.startswith(QUOTES):
        return "quote"
    return {_HERE: "here", _END: "end", PAGE_BREAK: "break"}.get(text, "text")
