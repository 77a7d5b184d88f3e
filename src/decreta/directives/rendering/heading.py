"""The head of a report: in the form of its body's regime, or of none in a language that the regime does not write."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import rulesets
from decreta.core.letters import printable
from decreta.directives.rendering.printed import Printed
from decreta.documents.rendering.papers import Paper, inputs_of

TYPE = "BC"


def heading(report: Printed) -> dict[str, Any]:
    """What the layouts of official papers read. The number is left open: a report gets one when it is issued."""
    data, body = report.data, report.data["body"]
    day = dt.date.fromisoformat(data["as_of"])
    own = rulesets.load(data["regime"], day)
    is_own = report.language == "vi" or not data["regime"].startswith("vn-")
    paper = Paper(
        type_code=TYPE,
        subject=printable(report.subject),
        blocks=(),
        issuer=printable(report.issuer),
        # A superior is known by its official name alone, which a translation does not repeat.
        superior=printable(body["superior"]) if body and is_own else "",
        place=body["place"] or "…" if body else "…",
        day=day,
        symbol="",
        blank_symbol=own.blank_symbol(TYPE, organ=body["symbol"] if body else ""),
        authority="",
        position="",
        signer="",
        recipients=(),
        language=report.language,
    )
    made = inputs_of(paper, own if is_own else rulesets.load("generic", day))
    # It is no draft of a text: it stands as it was made. In a translation the title is the report's own.
    return {**made, "draft": "", "type": made["type"] if is_own else report.title}
