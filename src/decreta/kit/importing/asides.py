"""What stands between and under the rows of a list as offices write them: titles of sections, totals, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from decreta.kit.importing.columns import Column, ColumnKind
from decreta.kit.importing.rows import Row

#: Lists that need fewer columns say too little about what a row is: there a row is never left out.
_TELLING = 3
_SECTION = re.compile(r"(?:(?:phần|mục|chương|part|section)\s+)?(?:[ivxlc]+|[a-h])\s*[.)/:-]?", re.IGNORECASE)


def is_aside(row: Row, columns: Iterable[Column]) -> bool:
    """Whether a row is none of the list: at most two words, none of them a day, and of the needed columns none.

    The title of a section (“II | Tasks of notice 15”) may lie over one needed column; its number is a letter or Roman.
    """
    columns = list(columns)
    needed = {column.key for column in columns if column.required}
    days = {column.key for column in columns if column.kind in (ColumnKind.DATE, ColumnKind.DEADLINE)}
    if len(needed) < _TELLING or len(row.cells) > 2 or row.cells.keys() & days:
        return False
    filled = needed & row.cells.keys()
    if not filled:
        return True
    numbers = [text for key, text in row.cells.items() if key not in needed]
    return len(filled) == len(numbers) == 1 and _SECTION.fullmatch(numbers[0].strip()) is not None
