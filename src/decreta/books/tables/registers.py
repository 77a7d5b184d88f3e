"""All registers that a post may read, each with how far it is and whether it is closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from decreta.books.enums import Kind
from decreta.books.queries.books import kind_name
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import whole_number
from decreta.documents.enums import ArrivalState, Direction, NumberState
from decreta.documents.models import Series
from decreta.documents.queries.registers import run_out, series_open_to
from decreta.ui import moments
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import joined

STATES = {
    "open": gettext_lazy("running"),
    "ended": gettext_lazy("over, not closed yet"),
    "closed": pgettext_lazy("register", "closed"),
}
_MARKS = {"open": "progress", "ended": "near", "closed": "intime"}


@dataclass(frozen=True)
class Row:
    """A register with its counts."""

    series: Series
    given: int
    void: int
    reserved: int

    @property
    def pk(self) -> Any:
        """The register's key."""
        return self.series.pk

    @property
    def state(self) -> str:
        """Running, over, or closed."""
        if self.series.closed_at is not None:
            return "closed"
        return "ended" if self.series.has_run_out(clock.today()) else "open"

    @property
    def kind(self) -> Kind:
        """The book that shows it."""
        return Kind.INCOMING if self.series.direction == Direction.IN else Kind.OUTGOING


def _name(row: Row, pen: Pen) -> SafeString:
    key = ("book", row.kind)
    page = pen.once(key, lambda: _address(row.kind))
    return pen.link(f"{page}?series={row.series.pk}", capfirst(kind_name(row.series)))


def _address(kind: Kind) -> str:
    from django.urls import reverse

    return reverse(f"books:{kind}")


def _figure(pen: Pen, label: str, number: int) -> SafeString:
    """On a phone, where no heading stands above, a figure says what it counts."""
    return joined(pen.text(label, css="show-s muted"), " ", moments.number(number))


def _state(row: Row, pen: Pen) -> SafeString:
    return pen.mark(_MARKS[row.state], capfirst(str(STATES[row.state])))


class RegistersTable(Table[Row]):
    """Registers, the running ones first."""

    name = "books.registers"
    css = "cards stacked book"
    label = gettext_lazy("Register books")
    url_name = "books:list"
    filters = ("direction", "state", "year")
    order = ("-opened_at", "pk")
    columns = (
        Column("name", gettext_lazy("Register"), _name, lambda row: kind_name(row.series), is_heading=True, width=30),
        Column(
            "direction",
            gettext_lazy("Direction"),
            lambda row, pen: capfirst(row.series.get_direction_display()),
            lambda row: row.series.get_direction_display(),
            width=12,
        ),
        Column(
            "issuer",
            gettext_lazy("Issuer"),
            lambda row, pen: pen.text(row.series.issuer.name, row.series.issuer.name_lang),
            lambda row: row.series.issuer.name,
            width=40,
        ),
        Column("period", gettext_lazy("Runs for"), lambda row, pen: row.series.period, lambda row: row.series.period),
        Column(
            "last",
            gettext_lazy("Last number"),
            lambda row, pen: _figure(pen, gettext("Last number"), row.series.next_number - 1),
            lambda row: row.series.next_number - 1,
            is_number=True,
            width=10,
        ),
        Column(
            "void",
            pgettext_lazy("numbers", "Void"),
            lambda row, pen: _figure(pen, pgettext("numbers", "Void"), row.void),
            lambda row: row.void,
            is_number=True,
            width=8,
        ),
        Column(
            "reserved",
            pgettext_lazy("numbers", "Reserved"),
            lambda row, pen: _figure(pen, pgettext("numbers", "Reserved"), row.reserved),
            lambda row: row.reserved,
            is_number=True,
            width=8,
        ),
        Column("state", gettext_lazy("State"), _state, lambda row: str(STATES[row.state]), css="nowrap", width=20),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Row]:
        asked = {name: query.get(name, "") for name in ("direction", "state")}
        direction = asked["direction"] if asked["direction"] in Direction.values else ""
        state = asked["state"] if asked["state"] in STATES else ""
        year = whole_number(query.get("year", ""), otherwise=0)
        found = series_open_to(actor, directions=(direction,) if direction else tuple(Direction))
        over = Q(pk__in=Series.objects.filter(run_out(clock.today())).values("pk"))
        if state:
            conditions = {"open": Q(closed_at=None) & ~over, "ended": Q(closed_at=None) & over}
            found = found.filter(conditions.get(state, Q(closed_at__isnull=False)))
        if 1900 <= year <= 2200:
            found = found.filter(
                Q(year=year)
                | Q(term__valid_from__year__lte=year, term__valid_to=None)
                | Q(term__valid_from__year__lte=year, term__valid_to__year__gte=year)
            )
        chips = []
        if direction:
            chips.append(Chip("direction", gettext("Direction"), Direction(direction).label))
        if state:
            chips.append(Chip("state", gettext("State"), STATES[state]))
        if 1900 <= year <= 2200:
            chips.append(Chip("year", pgettext("filter", "Year"), str(year)))
        facts = {
            "direction": direction,
            "state": state,
            "year": year or "",
            "directions": Direction.choices,
            "states": STATES.items(),
        }
        return Selection(found, _rows, chips=chips, facts=facts)


def _rows(part: QuerySet[Series]) -> list[Row]:
    """Registers with their counts. Three statements."""
    found = list(part.select_related("body", "organisation", "term"))
    ids = [one.pk for one in found]
    numbers = _counts("numbers", ids)
    arrivals = _counts("arrivals", ids)
    return [_row(one, numbers if one.direction == Direction.OUT else arrivals) for one in found]


def _counts(of: str, ids: list[Any]) -> dict[Any, dict[str, int]]:
    rows = Series.objects.filter(pk__in=ids).order_by().values_list("pk", f"{of}__state").annotate(n=Count(of))
    found: dict[Any, dict[str, int]] = {}
    for key, state, count in rows:
        found.setdefault(key, {})[state] = count
    return found


def _row(series: Series, counts: dict[Any, dict[str, int]]) -> Row:
    own = counts.get(series.pk, {})
    void = own.get(NumberState.VOID, 0) or own.get(ArrivalState.VOID, 0)
    return Row(series, sum(own.values()), void, own.get(NumberState.RESERVED, 0))


REGISTERS = RegistersTable()
