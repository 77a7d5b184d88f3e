"""How the agencies of a body's tasks receive: within the receipt clock, late, not at all; as of the end of any day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from decreta.assignments.enums import Receipt
from decreta.assignments.models import Assignment
from decreta.assignments.queries.receipts import ever_clocked, receipt_as_of, receipt_now
from decreta.assignments.queries.whom import coded, letter_of, named
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.core.together import Asking, Rows
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation

#: What the page counts, the bad news first.
COUNTED = (Receipt.MISSED, Receipt.LATE, Receipt.WAITING, Receipt.IN_TIME)
_KEYS = [one.value for one in COUNTED]
_NAMES = ("name_vi", "name_en", "name_ja")


@dataclass(frozen=True)
class Number:
    """One number with the rows behind it; compared with another day also that day's."""

    number: int
    url: str
    before: int | None = None
    before_url: str = ""


@dataclass
class Line:
    """How one agency receives."""

    name: str
    lang: str
    counts: list[Number] = field(default_factory=list)


def supervised(actor: Actor, at: dt.datetime, *, is_past: bool = False) -> QuerySet[Assignment]:
    """What bodies assigned to agencies and bodies, as far as the actor sees the assignments, each with its `receipt`.

    Of a past moment what was known then, as it stood then. What was withdrawn by then counts nowhere.
    """
    seen = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, parent=None, monitor__isnull=False)
    seen = seen.exclude(matter_id__in=Task.objects.withdrawn_by(at).values("pk"))
    if not is_past:
        return seen.annotate(receipt=receipt_now(at))
    known = seen.filter(assigned_at__lte=at, recorded_at__lte=at)
    return known.annotate(receipt=receipt_as_of(at))


def received_so(actor: Actor, receipts: Sequence[str], at: dt.datetime, *, is_past: bool) -> QuerySet[Assignment]:
    """Those of `supervised` that have one of some receipts."""
    found = supervised(actor, at, is_past=is_past).filter(Q(("receipt__in", receipts)))
    if Receipt.NO_CLOCK in receipts:
        return found
    # The same by their receipt; but few may have a clock, and an index holds them.
    return found.filter(ever_clocked() if is_past else Q(receive_by__isnull=False))


def moment_of(day: dt.date) -> tuple[dt.datetime, bool]:
    """The moment as of which a day is shown: its end, of today now; and whether it is past."""
    today = clock.today()
    return (clock.now() if day == today else clock.end_of_day(day)), day < today


@prepared
def numbers(
    actor: Actor,
    body_id: UUID,
    at: dt.datetime,
    is_past: bool,  # noqa: FBT001 - a prepared function takes its arguments by place
) -> QuerySet[Assignment, Any]:
    """How many tasks of a body each agency received how, as of a moment."""
    found = received_so(actor, _KEYS, at, is_past=is_past).filter(monitor=body_id)
    names = {name: named(name) for name in _NAMES}
    # By name of the annotation, which the model does not have.
    columns: Any = ("receipt",)
    grouped: Any = found.order_by().values(*columns, kind=letter_of(), code=coded(), **names)
    found_so: QuerySet[Assignment, Any] = grouped.annotate(number=Count("matter_id", distinct=True))
    return found_so


def receipts(body: Body, actor: Actor, day: dt.date, than: dt.date | None = None) -> Asking[list[Line]]:
    """The agencies for whose tasks of a body a receipt clock ran, by tasks, the worst first; with `than` also of that day."""
    days = {"then": day} if than is None else {"then": day, "before": than}
    told = yield {name: numbers.ask(actor, body.pk, *moment_of(one)) for name, one in days.items()}
    then, before = _by_agency(told["then"]), _by_agency(told.get("before", []))
    names = {_key(row): row for row in (*told["then"], *told.get("before", []))}
    lines = []
    for key in sorted(names, key=lambda key: ([-then.get(key, {}).get(one, 0) for one in _KEYS], key)):
        agency = Organisation(**{name: names[key][name] for name in _NAMES})
        line = Line(agency.name, agency.name_lang)
        for one in COUNTED:
            number, earlier = then.get(key, {}).get(one, 0), before.get(key, {}).get(one, 0)
            line.counts.append(
                Number(number, _rows(body, one, key, day))
                if than is None
                else Number(number, _rows(body, one, key, day), earlier, _rows(body, one, key, than))
            )
        lines.append(line)
    return lines


def _key(row: dict[str, Any]) -> str:
    return f"{row['kind']}:{row['code']}"


def _by_agency(rows: Rows) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(_key(row), {})[row["receipt"]] = row["number"]
    return found


def _rows(body: Body, receipt: str, receiver: str, day: dt.date) -> str:
    as_of = {"as_of": day.isoformat()} if day != clock.today() else {}
    narrow = {"body": body.code, "receipt": receipt, "receiver": receiver, **as_of}
    return f"{reverse('directives:list')}?" + urlencode(narrow)
