"""What was handed down as the data of a report: of no language, with every row behind its figures, counted again before use."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from decreta.assignments.hands import named
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.queries.given import Asked, Line, Row, given, lines_in, rows_of
from decreta.directives.queries.report_data import LANGUAGES, ReportDoesNotAddUpError, in_all
from decreta.organisation.models import Body, Holding, Organisation, Unit

#: Raised when what a number of the form means changes.
FORM: Final = 1


def below_data(asked: Asked, actor: Actor) -> dict[str, Any]:
    """The data of the report on what an address of the page shows. Raises LookupError of nobody, ReportDoesNotAddUpError."""
    issuer, unit = _giver(asked)
    rows = rows_of(given(asked, actor).order_by("current_lapses_at", "pk"), asked, actor)
    *lines, total = lines_in(rows, asked) or [Line("", "", "", Counter(), is_sum=True)]
    data = {
        "form": FORM,
        "regime": issuer.regime,
        "zone": clock.zone().key,
        "as_of": asked.day.isoformat(),
        "is_projection": asked.day > clock.today(),
        "body": _head(issuer),
        "unit": in_all(unit) if unit is not None else None,
        "narrowed": dict(asked.narrowed),
        "assigned": total.total,
        "totals": dict(total.counts),
        "by_receiver": [{"key": one.key, "names": dict(one.names), "counts": dict(one.counts)} for one in lines],
        "rows": [_row(one) for one in rows],
    }
    check(data)
    return data


def check(data: Mapping[str, Any]) -> None:
    """Count every figure again from the rows. Raises ReportDoesNotAddUpError naming the figures that differ."""
    rows = data["rows"]
    receivers: dict[str, Counter[str]] = {}
    for row in rows:
        receivers.setdefault(row["receiver"], Counter())[row["state"]] += 1
    counted = {
        "assigned": len(rows),
        "totals": _states(rows),
        "by_receiver": {key: dict(counts) for key, counts in receivers.items()},
    }
    stated = {
        "assigned": data["assigned"],
        "totals": data["totals"],
        "by_receiver": {line["key"]: line["counts"] for line in data["by_receiver"]},
    }
    if wrong := sorted(name for name, value in stated.items() if value != counted[name]):
        raise ReportDoesNotAddUpError(", ".join(wrong))


def _states(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    return dict(Counter(row["state"] for row in rows))


def house_of(asked: Asked) -> Organisation | Body:
    """Whose report it is: who handed it down; of a unit its organisation. Raises LookupError of nobody."""
    return _giver(asked)[0]


def _giver(asked: Asked) -> tuple[Organisation | Body, Unit | None]:
    if asked.giver is None:
        raise LookupError("nothing was handed down")
    key = asked.giver.key
    organisation = Organisation.objects.select_related("parent").filter(pk=key).first()
    if organisation is not None:
        return organisation, None
    unit = Unit.objects.select_related("organisation__parent").filter(pk=key).first()
    if unit is not None:
        return unit.organisation, unit
    body = Body.objects.filter(pk=key).first()
    if body is None:
        raise LookupError(key)
    return body, None


def _head(issuer: Organisation | Body) -> dict[str, Any]:
    """What heads a paper of an issuer, as `report_data` says it of a body."""
    above = issuer.parent.name_vi if isinstance(issuer, Organisation) and issuer.parent is not None else ""
    superior = issuer.superior_name if isinstance(issuer, Body) else above
    facts = {"code": issuer.code, "symbol": issuer.symbol or issuer.code, "superior": superior, "place": issuer.place}
    return {**facts, "names": in_all(issuer)}


def _row(one: Row) -> dict[str, Any]:
    receiver, standing = one.receiver, one.standing
    return {
        "titles": {language: one.task.title_in(language) for language in LANGUAGES},
        "symbol": one.task.directive.document.symbol,
        "clause": one.task.clause.anchor,
        "receiver": str(receiver.pk),
        "names": dict.fromkeys(LANGUAGES, named(receiver)) if isinstance(receiver, Holding) else in_all(receiver),
        "deadline": one.assignment.deadline,
        "lapses": _moment(standing.current_lapses_at),
        "reported": _moment(standing.done_reported_at),
        "percent": standing.percent,
        "state": one.load,
    }


def _moment(at: dt.datetime | None) -> str | None:
    return at.astimezone(dt.UTC).isoformat() if at is not None else None
