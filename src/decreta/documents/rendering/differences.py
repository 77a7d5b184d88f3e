"""What changed between two texts, for the eyes of the one whose approval it voids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from decreta.core.comparing import are_alike, steps
from decreta.documents.rendering.blocks import Block

# A word, a run of spaces, one character of a script without spaces, or a sign.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|\w+|\s+|[^\w\s]")
# Below this likeness two paragraphs are shown as one deleted and one inserted, not as one rewritten.
_LIKE = 0.4


class RunKind(StrEnum):
    """Whether words stand in both texts, only in the new one, or only in the old one."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True)
class Run:
    """Words in a row that share one fate."""

    kind: RunKind
    text: str


class ChangeKind(StrEnum):
    """What became of a block."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True)
class Change:
    """A block of the old text, of the new one, or a pair of them, with the words in runs."""

    kind: ChangeKind
    old: Block | None
    new: Block | None
    runs: tuple[Run, ...]

    @property
    def anchor(self) -> str:
        """Where it stands: in the new text, or in the old one if it is gone."""
        block = self.new or self.old
        return block.anchor if block else ""


def diff(old: Sequence[Block], new: Sequence[Block]) -> list[Change]:
    """The way from one text to another, block by block and word by word.

    The runs of equal and deleted words give the old lines, those of equal and inserted words the new ones.
    """
    changes: list[Change] = []
    lines = steps([block.line for block in old], [block.line for block in new])
    for tag, old_from, old_to, new_from, new_to in lines:
        before, after = old[old_from:old_to], new[new_from:new_to]
        if tag == "equal":
            changes += [
                Change(ChangeKind.EQUAL, a, b, _whole(RunKind.EQUAL, b)) for a, b in zip(before, after, strict=True)
            ]
        else:
            changes += _pair(before, after)
    return changes


def is_changed(changes: Iterable[Change]) -> bool:
    """Whether anything differs."""
    return any(change.kind is not ChangeKind.EQUAL for change in changes)


def _pair(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Change]:
    """Blocks of a changed stretch: each old one beside the first new one that is like it, in order."""
    place = 0
    for block in before:
        partner = next((i for i in range(place, len(after)) if _are_alike(block, after[i])), None)
        if partner is None:
            yield Change(ChangeKind.DELETE, block, None, _whole(RunKind.DELETE, block))
            continue
        yield from (_inserted(skipped) for skipped in after[place:partner])
        yield Change(ChangeKind.REPLACE, block, after[partner], words(block.line, after[partner].line))
        place = partner + 1
    yield from (_inserted(rest) for rest in after[place:])


def _inserted(block: Block) -> Change:
    return Change(ChangeKind.INSERT, None, block, _whole(RunKind.INSERT, block))


def _whole(kind: RunKind, block: Block) -> tuple[Run, ...]:
    return (Run(kind, block.line),)


def _are_alike(one: Block, other: Block) -> bool:
    return are_alike(_WORDS.findall(one.text), _WORDS.findall(other.text), _LIKE, idle=str.isspace)


def words(old: str, new: str) -> tuple[Run, ...]:
    """Two lines as runs of words that stand, come or go."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in steps(before, after, idle=str.isspace):
        if tag == "equal":
            runs.append(Run(RunKind.EQUAL, "".join(before[i1:i2])))
            continue
        if i2 > i1:
            runs.append(Run(RunKind.DELETE, "".join(before[i1:i2])))
        if j2 > j1:
            runs.append(Run(RunKind.INSERT, "".join(after[j1:j2])))
    return tuple(runs)
