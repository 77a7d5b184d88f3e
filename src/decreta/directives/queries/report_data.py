"""A progress report as data of no language: what is printed in every form and language, and what is frozen.

Names stand in all languages, deadlines as they were decided, moments in UTC. The same facts give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import QuerySet

from decreta.assignments.enums import DONE, Timeliness
from decreta.core import clock, rulesets
from decreta.core.errors import DecretaError
from decreta.core.names import Named
from decreta.directives.models import Directive
from decreta.directives.models.tasks import occurrence_words
from decreta.directives.models.telling import withheld
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.progress import Line, ProgressReport, ratios_of
from decreta.directives.queries.report_parts import parts_of
from decreta.organisation.models import Body, Group, Holding, Organisation, Unit

#: Raised when what a number of the form means changes; old reports are printed by their own form.
FORM: Final = 1
LANGUAGES: Final = ("vi", "en", "ja")
#: The tables of a report, and the fact of a task by which each groups them.
_GROUPS: Final = {"by_due": "period", "by_lead": "lead", "by_directive": "directive"}


class ReportDoesNotAddUpError(DecretaError):
    """A total of a report differs from the rows behind it. Such a report is never given out."""


def report_data(found: ProgressReport, *, period: str = "") -> dict[str, Any]:
    """The data of a report; `period` is the one whose figures it puts first, by default the one in hand.

    Three statements for names, whatever the number of rows. Raises ReportDoesNotAddUpError.
    """
    body = found.body
    names = names_of({row.lead_key for row in found.rows})
    regime = body.regime if body is not None else "generic"
    chosen = next((line for line in found.by_due if line.key and line.key == period), None) or in_hand(found.by_due)
    data = {
        "form": FORM,
        "regime": regime,
        "rules": rulesets.load(regime, found.as_of).version,
        "zone": clock.zone().key,
        "as_of": found.as_of.isoformat(),
        "against": found.against,
        "is_partial": found.is_partial,
        "is_projection": found.is_projection,
        "body": _body(body),
        "directives": [_directive(one) for one in found.directives],
        "declared": found.declared,
        "assigned": found.assigned,
        "itemised": found.itemised,
        "not_itemised": found.not_itemised,
        "assignments": found.assignments,
        # Said only where there are any, so that the reports of before stay the same bytes.
        **({"split": found.split} if found.split else {}),
        **({"recurring": found.recurring} if found.recurring else {}),
        **({"withdrawn": found.withdrawn} if found.withdrawn else {}),
        "totals": _counts(found.totals),
        "period": chosen.key if chosen else "",
        "by_due": [{"key": line.key, "counts": _counts(line)} for line in found.by_due],
        # The order must not depend on the language in which somebody asks.
        "by_lead": [
            {"key": line.key, "names": names[line.key], "counts": _counts(line)}
            for line in sorted(found.by_lead, key=lambda line: (-line.total, names[line.key]["vi"], line.key))
        ],
        "by_directive": [{"key": line.key, "counts": _counts(line)} for line in found.by_directive],
        "ratios": _ratios(found.totals.counts, found.of_itemised.counts),
        "rows": [_row(row, names) for row in found.rows],
        **parts_of(found),
    }
    check(data)
    return data


def check(data: Mapping[str, Any]) -> None:
    """Count every figure again from the rows. Raises ReportDoesNotAddUpError naming the figures that differ."""
    rows = data["rows"]
    counted: dict[str, Any] = {
        "assigned": len(rows),
        "itemised": sum(row["is_itemised"] for row in rows),
        "not_itemised": sum(not row["is_itemised"] for row in rows),
        "assignments": sum(row["assignments"] for row in rows),
        "totals": _again(rows),
        "ratios": _ratios(_states(rows), _states(row for row in rows if row["is_itemised"])),
    }
    if split := sum(row.get("is_part", False) for row in rows):
        counted["split"] = split
    if recurring := sum("occurrence" in row for row in rows):
        counted["recurring"] = recurring
    stated = {name: data.get(name) for name in counted}
    for name, key in _GROUPS.items():
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows:
            groups.setdefault(row[key], []).append(row)
        counted[name] = {one: _again(members) for one, members in groups.items()}
        stated[name] = {line["key"]: line["counts"] for line in data[name]}
    if wrong := sorted(name for name, value in stated.items() if value != counted[name]):
        raise ReportDoesNotAddUpError(", ".join(wrong))


def canonical(data: Mapping[str, Any]) -> bytes:
    """The data as bytes that are the same whenever the data are."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def hash_of(data: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(data)).hexdigest()


def in_hand(lines: Iterable[Line]) -> Line | None:
    """The earliest period that is not wholly done: the one that people ask about."""
    dated = [line for line in lines if line.key]
    return next((line for line in dated if line.done < line.total), dated[-1] if dated else None)


def title_of(row: Mapping[str, Any], language: str) -> str:
    """The title of a task in a language, in Vietnamese where there is none; a line in its place where it is withheld.

    Of a task that comes again it says which occurrence it is.
    """
    title = str(row["titles"][language] or row["titles"]["vi"]) or withheld(language)
    return f"{title} ({occurrence_words(row['occurrence'], language)})" if row.get("occurrence") else title


def without_words(data: Mapping[str, Any], directives: Iterable[str]) -> dict[str, Any]:
    """The data with the words of some directives withheld."""
    hidden = frozenset(directives)
    told = {}
    if "obstacles" in data:
        # They are the agency's words; but who says why a thing cannot be done says what it is.
        blank = {"text": "", "wanted": ""}
        told["obstacles"] = [one | blank if hidden & set(one["directives"]) else one for one in data["obstacles"]]
    return {
        **data,
        **told,
        "directives": [one | {"subject": ""} if one["id"] in hidden else one for one in data["directives"]],
        "rows": [
            row | {"titles": dict.fromkeys(LANGUAGES, "")} if row["directive"] in hidden else row
            for row in data["rows"]
        ],
    }


def tells_percent(data: Mapping[str, Any]) -> bool:
    """Whether anybody says how far a task is: of reports that were frozen before this was told, nobody does."""
    return any("percent" in row for row in data["rows"])


def done_of(counts: Mapping[str, int]) -> int:
    """Tasks done, in time or late."""
    return sum(counts.get(one.value, 0) for one in DONE)


def summed(found: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Counts by state of several lines together."""
    return dict(sum((Counter(one) for one in found), Counter[str]()))


def _counts(line: Line) -> dict[str, int]:
    return {one.value: line.counts[one] for one in Timeliness if line.counts[one]}


def _again(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    counts = _states(rows)
    return {one.value: counts[one.value] for one in Timeliness if counts[one.value]}


def _states(rows: Iterable[Mapping[str, Any]]) -> Counter[str]:
    return Counter(row["state"] for row in rows)


def _ratios(every: Counter[str], itemised: Counter[str]) -> list[dict[str, Any]]:
    return [{"key": key, "part": part, "whole": whole} for key, (part, whole) in ratios_of(every, itemised).items()]


def _row(row: TaskClass, names: Mapping[str, dict[str, str]]) -> dict[str, Any]:
    task = row.task
    return {
        "task": str(task.pk),
        "directive": str(task.directive_id),
        "clause": task.clause.anchor,
        "ordinal": task.ordinal,
        # Of no language: what is withheld is empty in all, and told in words where it is printed.
        "titles": dict.fromkeys(LANGUAGES, "")
        if task.is_withheld
        else {"vi": task.title, "en": task.title_en, "ja": task.title_ja},
        "lead": row.lead_key,
        "leads": names[row.lead_key],
        "is_each": row.lead_key.startswith("g:"),
        "deadline": task.deadline,
        "period": task.due_period,
        "is_itemised": task.is_itemised,
        **({"is_part": True} if task.split_from_id is not None else {}),
        # Of the first one nothing: that a task comes again may be said of it after a report was frozen.
        **({"occurrence": task.occurrence} if task.recurs_from_id is not None else {}),
        "assignments": row.assignments,
        "baseline": _moment(row.baseline_lapses_at),
        "lapses": _moment(row.lapses_at),
        "forecast": row.forecast_on.isoformat() if row.forecast_on else None,
        "reported": _moment(row.reported_at),
        # Only where somebody says how far it is, so that the reports of before stay the same bytes.
        **({"percent": row.percent} if row.percent is not None else {}),
        "state": row.timeliness.value,
    }


def _moment(value: dt.datetime | None) -> str | None:
    return value.astimezone(dt.UTC).isoformat() if value is not None else None


def _body(body: Body | None) -> dict[str, Any] | None:
    if body is None:
        return None
    facts = {"code": body.code, "symbol": body.symbol, "superior": body.superior_name, "place": body.place}
    return {**facts, "names": in_all(body)}


def _directive(one: Directive) -> dict[str, Any]:
    return {
        "id": str(one.pk),
        "symbol": one.document.symbol,
        "subject": one.subject,
        "decided_on": one.decided_on.isoformat(),
        "issued_on": one.document.issued_on.isoformat() if one.document.issued_on else None,
        "declared": one.declared_total,
    }


def names_of(keys: set[str]) -> dict[str, dict[str, str]]:
    """The names of those who lead, by their keys."""
    # Also of groups that stand on no list: those that a single task gathered.
    rows: dict[str, QuerySet[Any]] = {
        "o": Organisation.objects.all(),
        "b": Body.objects.all(),
        "u": Unit.objects.all(),
        "g": Group.every.all(),
    }
    found = {"": dict.fromkeys(LANGUAGES, "")}
    for kind, known in rows.items():
        codes = [key[2:] for key in keys if key.startswith(f"{kind}:")]
        if codes:
            found |= {f"{kind}:{one.code}": in_all(one) for one in known.filter(code__in=codes)}
    if officers := [key[2:] for key in keys if key.startswith("h:")]:
        holdings = Holding.objects.filter(pk__in=officers).select_related("person", "post")
        found |= {f"h:{one.pk}": in_all(one) for one in holdings}
    return found


def in_all(one: Named | Holding) -> dict[str, str]:
    """A name in every language."""
    return {language: one.name_in(language) for language in LANGUAGES}
