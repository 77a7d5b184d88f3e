"""Labels for envelopes, three across and eight down an A4 sheet, and the dispatch book with its column for signatures."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from decreta.core.letters import printable
from decreta.dispatch.models import Delivery
from decreta.kit.exporting import typesetting
from decreta.ui import moments

_LAYOUTS = Path(__file__).resolve().parent.parent / "layouts"


def labels(deliveries: Iterable[Delivery], *, moment: dt.datetime) -> bytes:
    """A label for each delivery on paper: to whom, where, which paper, from whom."""
    rows = [
        [
            one.name,
            one.address,
            one.document.symbol,
            one.document.issuer.name_vi,
            one.document.get_urgency_display().upper() if one.document.urgency else "",
        ]
        for one in deliveries
    ]
    data = {"title": _("Labels for envelopes"), "lang": _language(), "number": _("No.")}
    return _set("labels.typ", data, rows, moment)


def dispatch_book(
    deliveries: Iterable[Delivery], *, house: str, first: dt.date, last: dt.date, moment: dt.datetime
) -> bytes:
    """The dispatch book of some days: what went out to whom, in how many copies, and a place for who takes it."""
    heads = [
        (_("No."), 4),
        (pgettext("fact", "Sent"), 9),
        (_("Number and symbol"), 13),
        (_("To whom"), 27),
        (_("Copies"), 6),
        (_("Taken on"), 10),
        (_("Name and signature of who takes it"), 22),
    ]
    rows = [
        [str(place), moments.day(one.sent_at), one.document.symbol, _whom(one), str(one.copies), "", ""]
        for place, one in enumerate(deliveries, start=1)
    ]
    days = moments.day(first) if first == last else f"{moments.day(first)} – {moments.day(last)}"
    data = {
        "title": _("Dispatch book"),
        "issuer": printable(house),
        "sub": days,
        "lang": _language(),
        "heads": [{"label": label, "width": width} for label, width in heads],
        "foot": printable(f"{_('Dispatch book')} · {days}"),
    }
    return _set("book.typ", data, rows, moment)


def _whom(one: Delivery) -> str:
    return f"{one.name}\n{one.address}" if one.address else one.name


def _set(layout: str, data: Mapping[str, object], rows: list[list[str]], moment: dt.datetime) -> bytes:
    to = io.BytesIO()
    typesetting.write(layout, data, rows, to, moment=moment, layouts=_LAYOUTS)
    return to.getvalue()


def _language() -> str:
    return (get_language() or "vi")[:2]
