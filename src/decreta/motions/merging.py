"""Laying an amendment on a text that has changed meanwhile: paragraph by paragraph, nothing but functions of texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from decreta.core.comparing import steps


@dataclass(frozen=True)
class Hunk:
    """Paragraphs `start` up to `end` of a text are replaced by `lines`; an insertion where both are the same."""

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def inserts(self) -> bool:
        return self.start == self.end

    def clashes(self, other: Hunk) -> bool:
        """Whether both touch one paragraph, or put something at one place."""
        if self.inserts and other.inserts:
            return self.start == other.start
        if self.inserts:
            return other.start < self.start < other.end
        if other.inserts:
            return self.start < other.start < self.end
        return max(self.start, other.start) < min(self.end, other.end)


def hunks(old: str, new: str) -> list[Hunk]:
    """What changes from one text to another, in paragraphs (lines); each rewritten paragraph by itself where they pair."""
    before, after = old.split("\n"), new.split("\n")
    found: list[Hunk] = []
    for tag, i, j, m, n in steps(before, after):
        if tag == "equal":
            continue
        if j - i == n - m:
            found += [Hunk(i + k, i + k + 1, (after[m + k],)) for k in range(j - i)]
        else:
            found.append(Hunk(i, j, tuple(after[m:n])))
    return found


def merged(base: str, wanted: str, now: str) -> str | None:
    """The present text with what changes from `base` to `wanted`; None when a paragraph changed in both.

    Where the present text has the same change already, nothing is left to do there.
    """
    if now == base:
        return wanted
    ours, theirs = hunks(base, wanted), hunks(base, now)
    left = [one for one in ours if one not in theirs]
    if any(one.clashes(other) for one in left for other in theirs):
        return None
    lines = base.split("\n")
    for one in sorted([*left, *theirs], key=lambda hunk: (hunk.start, hunk.end), reverse=True):
        lines[one.start : one.end] = one.lines
    return "\n".join(lines)


def paragraphs(base: str, wanted: str) -> list[int]:
    """The paragraphs of `base` that are rewritten or fall, counted from one; an insertion names the one before it."""
    found: set[int] = set()
    for one in hunks(base, wanted):
        found |= {max(one.start, 1)} if one.inserts else set(range(one.start + 1, one.end + 1))
    return sorted(found)


def reach(base: str, wanted: str) -> int:
    """How far an amendment goes: how many characters of words fall or come, so that the farthest-reaching can come first."""
    before, after = Counter(base.split()), Counter(wanted.split())
    falls, comes = (sum(len(word) * n for word, n in found.items()) for found in (before - after, after - before))
    return max(falls, comes)
