"""Lines that were counted are a list like rows of the database are, over as many pages as they fill."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from decreta.core.actor import Actor
from decreta.ui.tables import Column, Selection, Table
from decreta.ui.tables.lines import Lines
from decreta.ui.tables.listed import listed


class Counted(Table[int]):
    """Numbers, three on a page."""

    name = "tests.counted"
    label = "Numbers"
    url_name = "web:desk"
    page_size = 3
    columns = (Column("name", "Number", lambda row, pen: str(row), lambda row: str(row), is_heading=True),)

    def __init__(self, number: int) -> None:
        self._number = number

    def row_key(self, row: int) -> str:
        return str(row)

    def select(self, query: Any, actor: Actor) -> Selection[int]:
        found: Any = Lines(list(range(self._number)))
        return Selection(found=found, fetch=list)


@pytest.mark.parametrize(
    ("number", "page", "rows", "total"), [(0, 1, [], 0), (3, 1, [0, 1, 2], 3), (8, 1, [0, 1, 2], 8), (8, 3, [6, 7], 8)]
)
def test_counted_lines_are_shown_page_by_page(number, page, rows, total):
    found = listed(Counted(number), QueryDict(f"page={page}"), Actor.system("tests"))
    assert (list(found.rows), found.pages.total) == (rows, total)
