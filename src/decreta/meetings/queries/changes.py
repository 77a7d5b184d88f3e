"""What is different between two versions of a paper: its pages, and the words where it has any."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from decreta.documents.rendering.blocks import Block, BlockKind
from decreta.documents.rendering.differences import Change, ChangeKind, diff
from decreta.files import queries, texts
from decreta.files.models import StoredFile

#: Lines of one version that are compared word by word; of a longer paper only the pages are told.
MOST_LINES = 2000
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Difference:
    """From one version to another. Pages are those of the new version whose words differ, and how many there are."""

    pages_before: int
    pages_after: int
    pages: list[int] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    has_words: bool = True
    is_too_long: bool = False

    @property
    def changed(self) -> list[Change]:
        """The passages that differ."""
        return [one for one in self.changes if one.kind is not ChangeKind.EQUAL]


def difference_of(before: StoredFile, after: StoredFile) -> Difference:
    """Read both files and compare them. A file without a text layer (a scan) has pages only."""
    old, new = (texts.pages_of(queries.read(one)) for one in (before, after))
    counts = before.page_count or len(old), after.page_count or len(new)
    if not (any(page.strip() for page in old) and any(page.strip() for page in new)):
        return Difference(*counts, has_words=False)
    known = {_flat(page) for page in old}
    pages = [number for number, page in enumerate(new, start=1) if _flat(page) not in known]
    lines = _lines(old), _lines(new)
    if max(map(len, lines)) > MOST_LINES:
        return Difference(*counts, pages=pages, is_too_long=True)
    return Difference(*counts, pages=pages, changes=diff(*lines))


def _flat(page: str) -> str:
    return _SPACES.sub(" ", page).strip()


def _lines(pages: list[str]) -> list[Block]:
    return [
        Block(BlockKind.PARAGRAPH, 1, "", _flat(line), f"{number}-{place}")
        for number, page in enumerate(pages, start=1)
        for place, line in enumerate(page.splitlines(), start=1)
        if line.strip()
    ]
