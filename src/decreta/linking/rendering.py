"""A hand-over as a workbook: a row for each task that the tracker is told of, and what the file is on a second sheet."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.kit.exporting import write
from decreta.kit.exporting.content import Content, Head
from decreta.linking.identifiers import joined
from decreta.linking.models import Handover
from decreta.linking.queries.handing import FACTS, Line
from decreta.linking.words import CHANGED, FACTS_SAID, changed_words
from decreta.ui import moments, words
from decreta.ui.tables import Plain

_WIDTHS: Final = {"title": 60, "report": 60, "lead": 32, "state": 24, "ids": 20, "symbol": 20}
_DAYS: Final = frozenset({"baseline", "deadline", "forecast", "reported_on"})


def workbook(handover: Handover, lines: Sequence[Line]) -> bytes:
    """The file, as often as it is fetched."""
    made = io.BytesIO()
    write(_content(handover, lines), "xlsx", made)
    return made.getvalue()


def file_name(handover: Handover) -> str:
    """The name under which it is kept."""
    return f"{handover.tracker.code}-{handover.body.code}-{handover.ordinal:03d}-{handover.handed_at:%Y-%m-%d}.xlsx"


def _content(handover: Handover, lines: Sequence[Line]) -> Content:
    def rows() -> Iterator[Sequence[Plain]]:
        for line in lines:
            yield [*(_cell(name, line.told.get(name)) for name in FACTS), changed_words(line.changed)]

    heads = [Head(str(FACTS_SAID[name]), _WIDTHS.get(name, 14), name == "percent") for name in FACTS]
    return Content(
        title=_("What %(tracker)s is told") % {"tracker": handover.tracker.name},
        sub="",
        heads=[*heads, Head(str(CHANGED), 32, is_number=False)],
        facts=[
            (_("Tracker"), f"{handover.tracker.name} ({handover.tracker.code})"),
            (_("Kept by"), handover.tracker.kept_by or "–"),
            (_("Body"), handover.body.name),
            (_("Hand-over"), str(handover.ordinal)),
            (_("Handed over at"), moments.moment(handover.handed_at)),
            (_("Handed over by"), ", ".join(filter(None, (handover.by.get("name"), handover.by.get("post"))))),
            (_("Tasks"), moments.number(handover.number)),
        ],
        number=len(lines),
        rows=rows,
        made_at=handover.handed_at,
        language=(get_language() or "vi")[:2],
    )


def _cell(name: str, value: Any) -> Plain:
    if name == "ids":
        return joined(value or [])
    if name in _DAYS:
        return dt.date.fromisoformat(value) if value else None
    if name == "state":
        return str(words.STATES[value].label) if value in words.STATES else value
    return value
