"""Pages of administration: lists, things and forms of one shape, filled by the areas whose things they show.

A view makes a `ListPage`, a `ThingPage` or a `FormPage` and returns what `shown` renders. Cells arrive decided;
templates only print.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.core.errors import ActRefused
from decreta.core.texts import whole_number
from decreta.ui import moments
from decreta.ui.buttons import ButtonContext
from decreta.ui.listing import Chip, Pager, View

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import Promise

    from decreta.core.forms import ActForm

PAGE = 50


@dataclass(frozen=True)
class Cell:
    """One value: `url` makes it a link, `lang` says what language a name is in, `note` stands small below it."""

    text: str | Promise
    url: str = ""
    lang: str = ""
    note: str | Promise = ""
    note_lang: str = ""
    is_symbol: bool = False
    is_number: bool = False
    is_weak: bool = False
    #: Stands on one line where there is room.
    is_short: bool = False
    #: How deep in a tree it stands.
    depth: int = 0

    @property
    def css(self) -> str:
        """The classes of its place in a table."""
        found = [
            *(("n", self.is_number), ("nw-l", self.is_short), (f"depth-{min(self.depth, 5)}", self.depth)),
            ("none", str(self.text) in ("", "–")),
        ]
        return " ".join(name for name, holds in found if holds)


def named(row: Any, url: str = "", note: str | Promise = "", depth: int = 0) -> Cell:
    """The name of something of the structure, in the language it is in."""
    return Cell(row.name, url, row.name_lang, note, depth=depth)


def person_named(name: str, url: str = "", note: str | Promise = "") -> Cell:
    """The name of a person."""
    return Cell(name, url, "vi", note, is_short=True)


def symbol(text: str) -> Cell:
    """A symbol, or a dash."""
    return Cell(text, is_symbol=True) if text else NOTHING


def day(value: dt.date | None, otherwise: str | Promise = "–") -> Cell:
    """A day as people write it."""
    return Cell(moments.day(value)) if value else Cell(otherwise, is_weak=True)


def span(valid_from: dt.date | None, valid_to: dt.date | None, note: str | Promise = "") -> Cell:
    """From when to when something holds; the end is the last day on which it does."""
    first = moments.day(valid_from) if valid_from else "…"
    last = moments.day(valid_to - dt.timedelta(days=1)) if valid_to else ""
    return Cell(f"{first} – {last}".strip(), note=note, is_short=True)


NOTHING = Cell("–", is_weak=True)


@dataclass(frozen=True)
class Row:
    """A line of a table: what it is about comes first; buttons stand at its end."""

    cells: Sequence[Cell]
    buttons: Sequence[ButtonContext] = ()
    is_past: bool = False


@dataclass(frozen=True)
class Table:
    """A table with what to say when it is empty."""

    title: str | Promise
    headings: Sequence[str | Promise]
    rows: Sequence[Row]
    empty: str | Promise
    buttons: Sequence[ButtonContext] = ()
    note: str | Promise = ""

    @property
    def lines(self) -> Iterator[tuple[Row, Iterator[tuple[str | Promise, Cell]]]]:
        """Its lines, each cell with its heading: on a phone it stands beside the cell."""
        return ((row, zip(self.headings, row.cells, strict=True)) for row in self.rows)

    @property
    def has_buttons(self) -> bool:
        """Whether any of its lines has a button."""
        return any(row.buttons for row in self.rows)


@dataclass(frozen=True)
class Choice:
    """A filter with few values: its parameter, its label, the values with their words."""

    name: str
    label: str | Promise
    options: Sequence[tuple[str, str | Promise]]
    value: str = ""

    @property
    def chosen(self) -> str | Promise:
        """The words of the value that is chosen."""
        return dict(self.options).get(self.value, "")


@dataclass(frozen=True)
class ListPage:
    """A list with its filter in the address."""

    title: str | Promise
    table: Table
    pager: Pager
    sub: str | Promise = ""
    crumbs: Sequence[Cell] = ()
    buttons: Sequence[ButtonContext] = ()
    words: str | None = None
    choices: Sequence[Choice] = ()
    views: Sequence[View] = ()
    #: The next step where there is nothing at all.
    first_step: ButtonContext | None = None

    template = "ui/administration/list.html"

    @property
    def next_steps(self) -> list[ButtonContext]:
        """The one next step of an empty list."""
        return [self.first_step] if self.first_step else []

    @property
    def chips(self) -> list[Chip]:
        """What narrows the list."""
        found = [Chip("q", _("Words"), self.words)] if self.words else []
        return found + [Chip(one.name, one.label, one.chosen) for one in self.choices if one.value and one.chosen]


@dataclass(frozen=True)
class ThingPage:
    """One thing: its facts beside, its tables in the middle, what can be done with it at the top."""

    title: str | Promise
    tables: Sequence[Table] = ()
    lang: str = ""
    sub: str | Promise = ""
    crumbs: Sequence[Cell] = ()
    buttons: Sequence[ButtonContext] = ()
    facts: Sequence[Cell] = ()
    beside: Sequence[tuple[str | Promise, Sequence[tuple[str | Promise, Cell]]]] = ()
    warning: str | Promise = ""

    template = "ui/administration/thing.html"


@dataclass(frozen=True)
class FormPage:
    """One form that does one act. `back` is where it leads after the act, and without it."""

    title: str | Promise
    form: ActForm
    label: str | Promise
    back: str
    sub: str | Promise = ""
    crumbs: Sequence[Cell] = ()
    effect: str | Promise = ""
    danger: bool = False
    notes: Sequence[str | Promise] = field(default=())

    template = "ui/administration/form.html"


def shown(request: HttpRequest, page: ListPage | ThingPage | FormPage, *, status: int = 200) -> HttpResponse:
    """The page, in the frame of administration."""
    return render(request, page.template, {"page": page}, status=status)


def filled(
    request: HttpRequest, page: FormPage, act: Callable[..., Any], *, to: Callable[[Any], str] | None = None
) -> HttpResponse:
    """Show the form, or do the act with what was sent; everything wrong stands beside its field."""
    form = page.form
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if result is None:
                messages.info(request, _("Nothing differs from what is recorded."))
            else:
                messages.success(request, _("Recorded."))
            return redirect(to(result) if to is not None and result is not None else page.back)
    return shown(request, page, status=422 if form.is_bound and form.errors else 200)


def pressed(request: HttpRequest, act: Callable[[], Any], back: str) -> HttpResponse:
    """Do what a button alone asks for, and lead back; a refusal is said there."""
    try:
        act()
    except ActRefused as refusal:
        for problem in refusal.problems:
            messages.error(request, str(problem))
    else:
        messages.success(request, _("Recorded."))
    return redirect(back)


def listed(
    request: HttpRequest, found: QuerySet[Any] | Sequence[Any], line: Callable[[Any], Row]
) -> tuple[list[Row], Pager]:
    """The lines of the page that the address asks for, and where it stands."""
    paginator = Paginator(found, PAGE)
    page = paginator.get_page(whole_number(request.GET.get("page", ""), otherwise=1))
    return [line(one) for one in page.object_list], Pager.numbered(page.number, PAGE, paginator.count)


def asked(
    request: HttpRequest, name: str, label: str | Promise, options: Mapping[str, str | Promise] | Sequence[Any]
) -> Choice:
    """A filter, with the value that the address gives if it is one of the options."""
    pairs = list(options.items()) if isinstance(options, Mapping) else list(options)
    value = request.GET.get(name, "")
    return Choice(name, label, pairs, value if value in dict(pairs) else "")


def words_of(request: HttpRequest) -> str:
    """The words that a list is narrowed to."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:200]
