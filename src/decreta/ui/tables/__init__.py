"""One declaration per list: its columns, filters, order and rows.

The page, its sorting and choice of columns, saved views and every export follow from it.

An area declares a `Table` in its `tables.py` (or a package of that name) and enters it in `AppConfig.ready`:

    tables.register(TASKS)

`kit.lists.page` shows it, `kit` keeps views of it and exports it. Whatever shows rows gets them from
`Table.select(query, actor)`, which asks `visible_to(actor)`: a column, a view or an export never shows more.
"""

from decreta.ui.tables.columns import Column, Plain
from decreta.ui.tables.declaration import Kept, Keyset, Selection, Table
from decreta.ui.tables.grouping import Group, Grouping, Part
from decreta.ui.tables.lines import Lines
from decreta.ui.tables.listed import Asked, Listed, listed, listed_one
from decreta.ui.tables.pen import Pen
from decreta.ui.tables.registry import every, named, register

__all__ = [
    "Asked",
    "Column",
    "Group",
    "Grouping",
    "Kept",
    "Keyset",
    "Lines",
    "Listed",
    "Part",
    "Pen",
    "Plain",
    "Selection",
    "Table",
    "every",
    "listed",
    "listed_one",
    "named",
    "register",
]
