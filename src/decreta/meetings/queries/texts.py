"""What a point says beside its title, version by version, with what changed from each to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.differences import Change, ChangeKind, diff
from decreta.meetings.models import AgendaItem, PointText


@dataclass(frozen=True)
class Version:
    """One version, and what is different in it from the one before; the first differs from nothing."""

    text: PointText
    why: list[Change] = field(default_factory=list)
    proposed: list[Change] = field(default_factory=list)


def versions_of(item: AgendaItem) -> list[Version]:
    """Every version of a point's text, the newest first. One statement."""
    rows = list(item.texts.order_by("-number"))
    return [
        Version(one)
        if before is None
        else Version(one, changed(before.why, one.why), changed(before.proposed, one.proposed))
        for one, before in zip_longest(rows, rows[1:])
    ]


def changed(old: str, new: str) -> list[Change]:
    """What is different between two texts; nothing where they read alike."""
    found = diff(parse_blocks(old), parse_blocks(new))
    return found if any(one.kind is not ChangeKind.EQUAL for one in found) else []
