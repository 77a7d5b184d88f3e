"""The order of an agenda: its levels, its numbers, and which lines hang together."""

from __future__ import annotations

from collections.abc import Sequence

from decreta.meetings.models import AgendaItem

#: Before the number of a point that is not listed: these are counted apart.
UNLISTED = "C"


def levels(lines: Sequence[AgendaItem]) -> list[int]:
    """How deep each line stands: never more than one below the line before it, and the first at the top."""
    found: list[int] = []
    for line in lines:
        found.append(min(line.level, found[-1] + 1) if found else 0)
    return found


def numbers(lines: Sequence[AgendaItem]) -> list[str]:
    """1, 1.1, 1.1.1 in order; C1, C2 for points that are not listed."""
    counts: list[int] = []
    apart, found = 0, []
    for line, level in zip(lines, levels(lines), strict=True):
        if not line.is_listed:
            apart += 1
            found.append(f"{UNLISTED}{apart}")
            continue
        counts[level + 1 :] = []
        counts += [0] * (level + 1 - len(counts))
        counts[level] += 1
        # Under a point that is not listed nobody has counted the level above.
        found.append(".".join(str(count or 1) for count in counts))
    return found


def block(lines: Sequence[AgendaItem], start: int) -> int:
    """Where the line at `start` ends with everything that stands under it."""
    end = start + 1
    while end < len(lines) and lines[end].level > lines[start].level:
        end += 1
    return end


def before(lines: Sequence[AgendaItem], start: int) -> int | None:
    """The neighbour above on the same level; None for the first under its heading."""
    for place in range(start - 1, -1, -1):
        if lines[place].level <= lines[start].level:
            return place if lines[place].level == lines[start].level else None
    return None
