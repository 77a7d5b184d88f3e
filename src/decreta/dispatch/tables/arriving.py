"""What lies with the own house, body, unit or person and waits to be received, or to be confirmed as recalled."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from decreta.core.actor import Actor
from decreta.dispatch.enums import Way
from decreta.dispatch.models import Delivery
from decreta.dispatch.queries.receiving import received_by
from decreta.dispatch.queries.words import MARKS, is_to_confirm
from decreta.documents.enums import Urgency
from decreta.ui import moments
from decreta.ui.tables import Column, Keyset, Pen, Selection, Table
from decreta.ui.tables.pen import joined

_BREAK = SafeString("<br>")


def _subject(row: Delivery, pen: Pen) -> SafeString:
    document = row.document
    pieces: list[str] = [pen.link(pen.url("dispatch:delivery", row.pk), capfirst(document.subject), document.language)]
    if document.urgency != Urgency.NORMAL:
        css = "urgency urgency-3" if document.urgency == Urgency.FLASH else "urgency"
        pieces += [" ", pen.text(document.get_urgency_display(), css=css)]
    return joined(*pieces, _BREAK, pen.sym(document.symbol), " ", pen.text(row.name, css="muted"))


def _sender(row: Delivery, pen: Pen) -> SafeString:
    return pen.text(row.document.issuer.name, row.document.issuer.name_lang)


def _sent(row: Delivery, pen: Pen) -> SafeString:
    return joined(
        pen.text(pgettext("dispatch", "sent"), css="show-s muted"), " ", pen.text(moments.moment(row.sent_at))
    )


def _words(row: Delivery) -> str:
    return gettext("recalled, to be confirmed") if is_to_confirm(row) else gettext("to be received")


def _state(row: Delivery, pen: Pen) -> SafeString:
    return pen.mark("overdue" if is_to_confirm(row) else MARKS[row.state], capfirst(_words(row)))


class ArrivingTable(Table[Delivery]):
    """Papers that wait to be received in the own post's house."""

    name = "dispatch.arriving"
    label = gettext_lazy("To receive")
    url_name = "dispatch:arriving"
    order = ("-sent_at", "-pk")
    keyset = Keyset(("-sent_at", "-pk"))
    css = "cards stacked"
    columns = (
        Column("subject", gettext_lazy("Paper"), _subject, lambda row: row.document.subject, is_heading=True, width=60),
        Column("sender", gettext_lazy("Sender"), _sender, lambda row: row.document.issuer.name, width=36),
        Column(
            "symbol",
            gettext_lazy("Number and symbol"),
            lambda row, pen: pen.sym(row.document.symbol),
            lambda row: row.document.symbol,
            shown=False,
            width=20,
        ),
        Column("sent", pgettext_lazy("fact", "Sent"), _sent, lambda row: row.sent_at, width=16),
        Column("state", gettext_lazy("State"), _state, _words, css="nowrap", width=20),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Delivery]:
        mine = received_by(actor)
        waits = Delivery.objects.to_receive() | Delivery.objects.to_confirm().filter(way=Way.INSIDE)
        found = waits.visible_to(actor).filter(mine) if mine is not None else Delivery.objects.none()
        related = ("document__body", "document__organisation")
        return Selection(found.select_related(*related).defer("document__search", "document__recipients"))


ARRIVING = ArrivingTable()
