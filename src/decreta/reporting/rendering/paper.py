"""The briefing as a paper of two pages at most: as much of it as fits, from the fullest to the shortest."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, BinaryIO, Final

import pikepdf
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.core.errors import DecretaError
from decreta.core.letters import printable
from decreta.directives.rendering.sections import Data
from decreta.kit.exporting import typesetting
from decreta.reporting.rendering import colours
from decreta.reporting.rendering.content import Said
from decreta.reporting.rendering.fitting import FITS
from decreta.reporting.rendering.said import change_heads, said, sentence_of, shared_heads, shared_rows
from decreta.ui.moments import number as figure

PAGES: Final = 2
LAYOUTS: Final = Path(__file__).resolve().parent.parent / "layouts"


class BriefingTooLongError(DecretaError):
    """A briefing that is longer than two pages however little it says. It is never given out."""


def write(data: Data, to: BinaryIO, *, language: str, moment: Any) -> Said:
    """Set the paper in the present language; what it says is answered, for the forms that say as much."""
    for fit in FITS:
        found = said(data, language=language, moment=moment, fit=fit)
        paper = io.BytesIO()
        typesetting.write("briefing.typ", _content(found), [], paper, moment=moment, layouts=LAYOUTS)
        with pikepdf.open(io.BytesIO(paper.getvalue())) as pages:
            if len(pages.pages) <= PAGES:
                to.write(paper.getvalue())
                return found
    raise BriefingTooLongError(data["as_of"])


def _content(found: Said) -> dict[str, Any]:

    shown = [(key, label) for key, label in found.classes]
    return {
        "lang": found.language,
        "title": found.title,
        "body": printable(found.body),
        "facts": [[label, printable(value)] for label, value in found.facts],
        "lead": printable(sentence_of(found.sentences)),
        "colours": {"ink": colours.INK, "soft": colours.INK_2, "rule": colours.RULE, "accent": colours.ACCENT},
        "bar": [[one.number, colours.fill_of(one.key)] for one in found.states if one.number],
        "heads": {
            "figures": _("Figures"),
            "state": _("State"),
            "number": pgettext("count", "Number"),
            "share": _("Of all"),
            "meaning": _("Meaning"),
            "changes": _("What changed"),
            **dict(zip(("before", "came", "left", "now"), change_heads(), strict=True)),
            "agencies": _("By lead agency"),
            "agency": _("Lead agency"),
            "total": _("Total"),
            "shared": _("Shared from below"),
            "worst": _("The worst tasks, and why"),
            "task": _("Task"),
            "deadline": _("Deadline"),
            "why": _("Why"),
            "obstacles": _("Obstacles and proposals"),
            "who": _("Who says so"),
            "obstacle": _("Obstacle"),
            "proposal": _("Proposal"),
            "asks": _("What is asked of the leader"),
        },
        "states": [
            {
                "label": one.label,
                "number": figure(one.number),
                "share": one.share,
                "meaning": one.meaning,
                "fill": colours.fill_of(one.key),
            }
            for one in found.states
        ],
        "sum": [_("All tasks"), figure(found.total), _("Each task is counted once, in exactly one state")],
        "shares": [[one.meaning, one.of, one.percent] for one in found.shares],
        "changes": [
            [one.label, figure(one.before), _signed("+", one.came), _signed("−", one.left), figure(one.now)]
            for one in found.changes
        ],
        "changes_note": found.changes_note,
        "classes": [label for _key, label in shown],
        "agencies": [
            [printable(one.label), figure(one.total), *(_shown(one.counts.get(key, 0)) for key, _label in shown)]
            for one in found.agencies
        ],
        "shared": _shared(found),
        "worst": [
            {
                "number": str(one.number),
                "title": printable(one.title),
                "place": printable(one.place),
                "lead": printable(one.lead),
                "deadline": one.deadline,
                "why": printable(one.why),
                "fill": colours.fill_of(one.state),
            }
            for one in found.worst
        ],
        "worst_note": found.worst_note,
        "obstacles": [
            [printable(one.who), printable(one.place), printable(one.obstacle), printable(one.proposal) or "–"]
            for one in found.obstacles
        ],
        "obstacles_note": found.obstacles_note,
        "asks": [printable(one) for one in found.asks],
        "mark": found.mark,
    }


def _shared(found: Said) -> dict[str, Any] | None:
    if found.shared is None:
        return None
    return {
        "note": printable(found.shared.note),
        "heads": [label for label, _width, _is_number in shared_heads(found.shared)],
        "rows": [[printable(cell) for cell in row] for row in shared_rows(found.shared)],
    }


def _signed(sign: str, value: int) -> str:
    return f"{sign}{figure(value)}" if value else "–"


def _shown(value: int) -> str:
    return figure(value) if value else "–"
