"""A deadline as it is put together from the fields of a form."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from decreta.core.deadline_reading import event_key_of
from decreta.core.deadlines import DECIDED, DECISION, ISSUED, RECEIVED

KINDS = [
    ("unstated", _("none stated")),
    ("day", _("a day")),
    ("month", _("a month")),
    ("month_range", _("from month to month")),
    ("quarter", _("a quarter")),
    ("year", _("a year")),
    ("event", _("some time after an event")),
    ("standing", _("standing, without an end")),
]


RUNS_FROM = [
    (DECISION, _("the moment stated for this directive")),
    (ISSUED, _("the day of issue")),
    (DECIDED, _("the day of the decision")),
    (RECEIVED, _("the day of receipt")),
    ("event", _("another event, which is recorded when it occurs")),
]


UNITS = [("day", _("days")), ("working_day", _("working days")), ("week", _("weeks")), ("month", _("months"))]


#: Beside which field stands what is wrong with a part of a deadline.
FIELDS = {
    "month": "first_month",
    "first": "first_month",
    "last": "last_month",
    "on": "on",
    "quarter": "quarter",
    "year": "year",
} | {name: name for name in ("event_key", "amount", "unit")}


def deadline_data(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The deadline's JSON form from the fields of the form."""
    kind = cleaned.get("deadline_kind", "unstated")
    on: dt.date | None = cleaned.get("on")
    match kind:
        case "day":
            return {"kind": kind, "on": on.isoformat() if on else "", "includes_day": not cleaned.get("before_day")}
        case "month":
            return {"kind": kind, "month": _iso_month(cleaned.get("first_month"))}
        case "month_range":
            return {
                "kind": kind,
                "first": _iso_month(cleaned.get("first_month")),
                "last": _iso_month(cleaned.get("last_month")),
            }
        case "quarter":
            return {"kind": kind, "quarter": f"{cleaned.get('year') or ''}-Q{cleaned.get('quarter') or ''}"}
        case "year":
            return {"kind": kind, "year": cleaned.get("year")}
        case "event":
            said, named = cleaned.get("event_words", "").strip(), cleaned.get("event_key", "")
            runs_from = cleaned.get("runs_from") or ("event" if named or said else DECISION)
            is_other = runs_from == "event"
            return {
                "kind": kind,
                "event_key": (named or event_key_of(said)) if is_other else runs_from,
                "amount": cleaned.get("amount"),
                "unit": cleaned.get("unit", ""),
                **({"event_words": {"vi": said}} if is_other and said else {}),
            }
        case _:
            return {"kind": kind}


def _iso_month(text: str | None) -> str:
    month, _, year = (text or "").partition("/")
    return f"{year}-{month}" if year else ""
