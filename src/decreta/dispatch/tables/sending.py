"""Issued papers that are to go out, and those that went: what is late stands first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.dispatch.enums import DeliveryState
from decreta.dispatch.models import Delivery, Dispatch
from decreta.dispatch.models.deliveries import sent_by_house
from decreta.documents.enums import Urgency
from decreta.documents.models import Document
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Keyset, Pen, Selection, Table
from decreta.ui.tables.pen import joined

OPEN, LATE, DONE = "open", "late", "done"
STATES = (
    (OPEN, gettext_lazy("to send")),
    (LATE, pgettext_lazy("dispatch", "late")),
    (DONE, pgettext_lazy("dispatch", "complete")),
)
_BREAK = SafeString("<br>")


def _number(row: Dispatch, name: str) -> int:
    found: int = getattr(row, name)
    return found


def _subject(row: Dispatch, pen: Pen) -> SafeString:
    document = row.document
    name = "dispatch:send" if row.completed_at is None else "dispatch:paper"
    pieces: list[str] = [pen.link(pen.url(name, document.pk), capfirst(document.subject), document.language)]
    if document.urgency != Urgency.NORMAL:
        css = "urgency urgency-3" if document.urgency == Urgency.FLASH else "urgency"
        pieces += [" ", pen.text(document.get_urgency_display(), css=css)]
    issuer = pen.text(document.issuer.name, document.issuer.name_lang, css="muted")
    return joined(*pieces, _BREAK, pen.sym(document.symbol), " ", issuer)


def _due(row: Dispatch, pen: Pen) -> SafeString:
    return joined(pen.text(pgettext("fact", "to send by"), css="show-s muted"), " ", pen.day(row.due_on))


def _state_words(row: Dispatch) -> str:
    if row.document.recalled_at is not None:
        return gettext("recalled")
    if row.completed_at is not None:
        day = row.completed_at.astimezone(clock.zone()).date()
        return pgettext("dispatch", "complete, late") if day > row.due_on else pgettext("dispatch", "complete")
    return pgettext("dispatch", "late") if is_late(row, clock.today()) else gettext("to send")


def _state(row: Dispatch, pen: Pen) -> SafeString:
    words = capfirst(_state_words(row))
    if row.document.recalled_at is not None:
        return pen.mark("closed", words)
    if row.completed_at is not None:
        return pen.mark("intime", words)
    return pen.mark("overdue" if is_late(row, clock.today()) else "near", words)


def is_late(row: Dispatch, today: dt.date) -> bool:
    """Whether it should be out already."""
    return row.completed_at is None and row.due_on < today


def _sent(row: Dispatch, pen: Pen) -> SafeString:
    return joined(
        pen.text(gettext("sent to"), css="show-s muted"),
        " ",
        str(_number(row, "sent")),
        " ",
        pen.small(gettext("%(n)s received") % {"n": _number(row, "received")}),
    )


class SendingTable(Table[Dispatch]):
    """Papers that the own house sends."""

    name = "dispatch.sending"
    label = gettext_lazy("Dispatch")
    url_name = "dispatch:list"
    filters = ("state",)
    order = ("-due_on", "-pk")
    keyset = Keyset(("-due_on", "-pk"))
    css = "cards stacked"
    columns = (
        Column("subject", gettext_lazy("Paper"), _subject, lambda row: row.document.subject, is_heading=True, width=60),
        Column(
            "symbol",
            gettext_lazy("Number and symbol"),
            lambda row, pen: pen.sym(row.document.symbol),
            lambda row: row.document.symbol,
            shown=False,
            width=20,
        ),
        Column(
            "issued",
            pgettext_lazy("fact", "Issued"),
            lambda row, pen: pen.day(row.document.issued_on),
            lambda row: row.document.issued_on,
            css="hide-s",
            width=12,
        ),
        Column("due", gettext_lazy("To send by"), _due, lambda row: row.due_on, width=12),
        Column("sent", gettext_lazy("Sent to"), _sent, lambda row: _number(row, "sent"), width=14),
        Column("state", gettext_lazy("State"), _state, _state_words, css="nowrap", width=16),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Dispatch]:
        if not (actor.can("issue_documents") or actor.can("inspect_everything")):
            raise Http404
        state = query.get("state", "")
        state = state if state in dict(STATES) else ""
        found = dispatches_of(actor)
        if state in {OPEN, LATE}:
            found = found.filter(completed_at=None)
        if state == LATE:
            found = found.filter(due_on__lt=clock.today())
        if state == DONE:
            found = found.exclude(completed_at=None)
        chips = [Chip("state", gettext("State"), str(dict(STATES)[state]))] if state else []
        return Selection(found, chips=chips, facts={"state": state, "states": STATES})

    def row_css(self, row: Dispatch) -> str:
        return "late" if is_late(row, clock.today()) else ""


def dispatches_of(actor: Actor) -> QuerySet[Dispatch]:
    """Dispatches of papers that the actor's house issued and he reads, with how many were sent and received."""
    found = Dispatch.objects.filter(document__in=Document.objects.visible_to(actor))
    if not (actor.is_system or actor.can("inspect_everything")):
        found = found.filter(sent_by_house(actor))
    of_it = Delivery.objects.filter(document=OuterRef("document")).order_by().values("document")
    return (
        found.select_related("document__body", "document__organisation")
        .defer("document__search", "document__recipients")
        .annotate(
            sent=_counted(of_it.exclude(state__in=[DeliveryState.RETURNED, DeliveryState.FAILED])),
            received=_counted(of_it.filter(state=DeliveryState.RECEIVED)),
        )
    )


def _counted(rows: QuerySet[Delivery, object]) -> Coalesce:
    number = Subquery(rows.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return Coalesce(number, Value(0))


SENDING = SendingTable()
