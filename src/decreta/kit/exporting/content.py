"""What an export holds, before it has a form: head, columns, rows of plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import fold
from decreta.ui import moments
from decreta.ui.tables import Asked, Column, Grouping, Plain, Table
from decreta.ui.tables.declaration import Selection

#: Rows are fetched in parts of so many: memory is bounded, and a part costs as many statements as a page.
PART = 2000
#: A workbook holds no more below its head; the other forms follow it.
MOST = 1_000_000
#: The column in which the groups of a grouped list stand.
_GROUP_WIDTH = 28
Row = Sequence[Plain]


@dataclass(frozen=True)
class Head:
    """A column as an export shows it."""

    label: str
    width: int
    is_number: bool


@dataclass
class Content:
    """A list to be written. `facts` say what it is, what narrowed it, as of when, by whom and when it was made."""

    title: str
    sub: str
    heads: list[Head]
    facts: list[tuple[str, str]]
    number: int
    rows: Callable[[], Iterator[Row]]
    made_at: dt.datetime
    language: str
    notes: list[str] = field(default_factory=list)

    @property
    def file_name(self) -> str:
        """The name of the file, without its ending: plain letters that every system keeps."""
        return f"{fold(self.title).replace(' ', '-') or 'list'}-{moments.local(self.made_at):%Y-%m-%d-%H%M}"


def content_of(
    table: Table[Any],
    query: Mapping[str, str],
    actor: Actor,
    *,
    chosen: str = "",
    done: Callable[[int], None] = lambda number: None,
) -> Content:
    """What an address of a list shows somebody, all its pages: the same rows, columns and order as on the page.

    `done` hears after each part how many rows were written. Raises Http404 where he may not see the list.
    """
    asked, selection = Asked.read(table, query, chosen), table.select(query, actor)
    columns = [one for one in asked.columns if one.value is not None]
    found = selection.found.order_by(*asked.order(table, selection))
    number = min(selection.found.order_by().count(), MOST)
    made_at, grouping = clock.now(), selection.grouping
    heads = [Head(str(one.label), one.width, one.is_number) for one in columns]
    notes = [str(one) for one in selection.notes]
    if grouping is not None:
        heads = [Head(str(grouping.label), _GROUP_WIDTH, is_number=False), *heads]
        notes += [one.in_words for one in (*grouping.groups, grouping.total)]

    def rows() -> Iterator[Row]:
        for first in range(0, number, PART):
            part = selection.fetch(found[first : min(first + PART, number)])
            for row in part:
                values = [one.value(row) for one in columns if one.value is not None]
                yield values if grouping is None else [_label_of(grouping, row), *values]
            done(first + len(part))

    return Content(
        title=str(table.label),
        sub=selection.sub,
        heads=heads,
        facts=_facts(selection, asked, table, number, actor, made_at),
        number=number,
        rows=rows,
        made_at=made_at,
        language=(get_language() or "vi")[:2],
        notes=notes,
    )


def _label_of(grouping: Grouping[Any], row: Any) -> str:
    group = grouping.group_of(row)
    return group.label if group is not None else ""


def _facts(
    selection: Selection[Any], asked: Asked[Any], table: Table[Any], number: int, actor: Actor, made_at: dt.datetime
) -> list[tuple[str, str]]:
    as_of = (
        _("the end of %(day)s") % {"day": moments.day(selection.as_of)}
        if selection.as_of is not None
        else moments.moment(made_at)
    )
    narrowed = [(str(chip.label), str(chip.value)) for chip in selection.chips]
    by = ", ".join(filter(None, (actor.person_name or actor.name, actor.post_title)))
    return [
        (_("List"), " – ".join(filter(None, (str(table.label), selection.sub)))),
        *(narrowed or [(_("Narrowed to"), _("nothing: every row that this post may see"))]),
        (_("As of"), as_of),
        (_("Sorted by"), _sorted_by(table.column(asked.sort.removeprefix("-")), asked.sort)),
        (pgettext("list", "Rows"), moments.number(number)),
        (_("Made by"), by),
        (_("Made at"), moments.moment(made_at)),
    ]


def _sorted_by(column: Column[Any] | None, sort: str) -> str:
    if column is None:
        return _("the list's own order")
    return f"{column.label} ({_('descending') if sort.startswith('-') else _('ascending')})"
