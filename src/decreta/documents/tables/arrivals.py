"""The incoming register as a list."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from decreta.core.actor import Actor
from decreta.documents.enums import ArrivalState, Secrecy, Urgency
from decreta.documents.models import Arrival
from decreta.documents.queries.arrivals import Narrowing, arrivals_found, leads_of
from decreta.documents.queries.words import ARRIVAL_MARKS
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Keyset, Pen, Selection, Table
from decreta.ui.tables.pen import joined


def _subject(row: Arrival, pen: Pen) -> SafeString:
    document = row.document
    words = capfirst(document.subject) or gettext("(not entered: above what is kept here)")
    pieces: list[str] = [pen.link(pen.url("documents:arrival", row.pk), words, document.language)]
    if document.urgency != Urgency.NORMAL:
        css = "urgency urgency-3" if document.urgency == Urgency.FLASH else "urgency"
        pieces += [" ", pen.text(document.get_urgency_display(), css=css)]
    if document.secrecy != Secrecy.NONE:
        pieces += [" ", pen.text(document.get_secrecy_display(), css="secrecy")]
    sender = pen.text(document.author.name, document.author.name_lang, css="muted")
    return joined(*pieces, _BREAK, *([pen.sym(document.symbol), " "] if document.symbol else []), sender)


_BREAK = SafeString("<br>")


def _number(row: Arrival, pen: Pen) -> SafeString:
    late = [" ", pen.small(gettext("entered late"))] if row.is_late else []
    return joined(pen.text(gettext("Number"), css="show-s muted"), " ", str(row.number), *late)


def _arrived(row: Arrival, pen: Pen) -> SafeString:
    """On a phone, where no heading stands above, the day says what it is."""
    return joined(pen.text(pgettext("fact", "arrived"), css="show-s muted"), " ", pen.day(row.arrived_on))


def _due(row: Arrival, pen: Pen) -> SafeString:
    if row.due_on is None:
        return SafeString('<span class="muted hide-s">–</span>')
    return joined(pen.text(pgettext("fact", "answer by"), css="show-s muted"), " ", pen.day(row.due_on))


def _state(row: Arrival, pen: Pen) -> SafeString:
    return pen.mark(ARRIVAL_MARKS[ArrivalState(row.state)], capfirst(row.get_state_display()))


def _lead(row: Arrival) -> str:
    return getattr(row, "lead", "")


class ArrivalTable(Table[Arrival]):
    """What arrived in the own organisation, newest first."""

    name = "documents.arrivals"
    label = gettext_lazy("Incoming")
    url_name = "documents:arrivals"
    filters = ("state", "year", "q")
    order = ("-registered_at", "-pk")
    keyset = Keyset(("-registered_at", "-pk"))
    css = "cards stacked"
    columns = (
        Column("number", gettext_lazy("Number"), _number, lambda row: row.number, is_number=True, width=8),
        Column(
            "subject", gettext_lazy("Subject"), _subject, lambda row: row.document.subject, is_heading=True, width=60
        ),
        Column(
            "sender",
            gettext_lazy("Sender"),
            lambda row, pen: pen.text(row.document.author.name, row.document.author.name_lang),
            lambda row: row.document.author.name,
            shown=False,
            width=36,
        ),
        Column(
            "symbol",
            gettext_lazy("Number and symbol"),
            lambda row, pen: pen.sym(row.document.symbol),
            lambda row: row.document.symbol,
            shown=False,
            width=20,
        ),
        Column(
            "dated",
            gettext_lazy("Dated"),
            lambda row, pen: pen.day(row.document.issued_on),
            lambda row: row.document.issued_on,
            shown=False,
            width=12,
        ),
        Column(
            "arrived", gettext_lazy("Arrived"), _arrived, lambda row: row.arrived_on, sort=("arrived_on",), width=12
        ),
        Column("due", gettext_lazy("Answer by"), _due, lambda row: row.due_on, sort=("due_on",), width=12),
        Column(
            "lead", pgettext_lazy("mark", "Leads"), lambda row, pen: pen.text(_lead(row)), _lead, css="hide-s", width=30
        ),
        Column("state", gettext_lazy("State"), _state, lambda row: row.get_state_display(), css="nowrap", width=16),
        Column(
            "channel",
            gettext_lazy("How it came"),
            lambda row, pen: row.get_channel_display(),
            lambda row: row.get_channel_display(),
            shown=False,
        ),
        Column(
            "note",
            gettext_lazy("Note"),
            lambda row, pen: pen.text(row.note),
            lambda row: row.note,
            shown=False,
            width=40,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Arrival]:
        narrowing = Narrowing.read(query)
        facts = {"narrowing": narrowing, "states": ArrivalState.choices}
        return Selection(arrivals_found(actor, narrowing), leads_of, chips=_chips(narrowing), facts=facts)


def _chips(narrowing: Narrowing) -> list[Chip]:
    chips = []
    if narrowing.state:
        chips.append(Chip("state", gettext("State"), ArrivalState(narrowing.state).label))
    if narrowing.year:
        chips.append(Chip("year", gettext("Year"), str(narrowing.year)))
    if narrowing.words:
        chips.append(Chip("q", gettext("Words"), narrowing.words))
    return chips


ARRIVALS = ArrivalTable()
