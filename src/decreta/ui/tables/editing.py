"""A cell that can be written in where it stands: what it shows, and the way to its form.

Without a script the pencil leads to the form's page, which comes back to the list as it was. With one
(`islands/cell`) the form opens in the cell, and what else the row shows is asked for again when it was saved: a forecast
changes a light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

if TYPE_CHECKING:
    from django.http import HttpRequest

    from decreta.ui.tables.pen import Pen

#: The header by which the island asks for the inside of a cell; the address by which the form's page comes back.
HEADER: Final = "X-Cell"
#: The header by which the island asks a list for one of its rows, by its key.
ROW: Final = "X-Row"
BACK: Final = "back"


def is_for_cell(request: HttpRequest) -> bool:
    """Whether the inside of a cell is asked for, not a page."""
    return bool(request.headers.get(HEADER))


def shown(pen: Pen, inner: SafeString, url: str, label: str) -> SafeString:
    """The inside of a cell while nobody writes in it. `label` says what the pencil changes, of which row."""
    link = '{}<a class="cell-pen" href="{}" aria-label="{}" aria-keyshortcuts="F2">{}</a>'
    return format_html(link, inner, url, label, pen.icon("pencil"))


def editable(pen: Pen, inner: SafeString, url: str, label: str, *, row: str, name: str) -> SafeString:
    """A cell of a list that the reader may write in; its form's page leads back to this list.

    `row` is the row's key, `name` the word of the column, for a card that has no heads.
    """
    query = pen.once(("back",), lambda: urlencode({BACK: pen.request.get_full_path()}) if pen.request else "")
    lost, gone = pen.once(
        ("cell-words",),
        lambda: (
            gettext("This could not be saved. What you typed is kept: try again."),
            gettext("This row no longer belongs to what the list asks for."),
        ),
    )
    inside = shown(pen, inner, f"{url}?{query}" if query else url, label)
    cell = '<d-cell data-row="{}" data-name="{}" data-word-lost="{}" data-word-gone="{}">{}</d-cell>'
    return format_html(cell, row, name, lost, gone, inside)
