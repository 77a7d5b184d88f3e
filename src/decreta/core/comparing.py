"""The way from one row of things to another, in bounded time."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

Step = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]
Idle = Callable[[Any], bool]

#: Pairs of equal things that are looked at. Texts that somebody writes stay far below; one letter a thousand times over
#: does not, and comparing that to the end would take minutes.
MOST_PAIRS = 60_000


def steps(before: Sequence[Any], after: Sequence[Any], *, idle: Idle | None = None) -> Iterator[Step]:
    """What stands, goes and comes, as `difflib` tells it; beyond the bound, all between the first and last difference is replaced.

    What is `idle`, as spaces between words, is matched only beside something that is not.
    """
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if head:
        yield "equal", 0, head, 0, head
    for tag, i, j, m, n in _between(old, new, idle):
        yield tag, i + head, j + head, m + head, n + head
    if tail:
        yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)


def are_alike(before: Sequence[Any], after: Sequence[Any], share: float, *, idle: Idle | None = None) -> bool:
    """Whether two rows have at least this share of their things in common, in order; beyond the bound, in any order."""
    matcher: difflib.SequenceMatcher[Any] = difflib.SequenceMatcher(idle, before, after, autojunk=False)
    if matcher.quick_ratio() < share:
        return False
    return pairs(before, after, idle=idle) > MOST_PAIRS or matcher.ratio() >= share


def pairs(before: Sequence[Any], after: Sequence[Any], *, idle: Idle | None = None) -> int:
    """How many pairs of equal things there are that are not idle: what comparing them costs at the least."""
    counted = Counter(one for one in after if idle is None or not idle(one))
    return sum(counted[one] for one in before)


def _between(old: Sequence[Any], new: Sequence[Any], idle: Idle | None) -> Iterator[Step]:
    if not old and not new:
        return
    if not old or not new:
        yield "delete" if old else "insert", 0, len(old), 0, len(new)
    elif pairs(old, new, idle=idle) > MOST_PAIRS:
        yield "replace", 0, len(old), 0, len(new)
    else:
        yield from difflib.SequenceMatcher(idle, old, new, autojunk=False).get_opcodes()
