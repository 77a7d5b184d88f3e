"""How the agencies of a body's tasks receive: within the receipt clock, late, not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from decreta.assignments.enums import Receipt
from decreta.assignments.models import Assignment
from decreta.assignments.queries.receipts import receipt_now
from decreta.core.actor import Actor
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation

#: What the page counts, the bad news first.
COUNTED = (Receipt.MISSED, Receipt.LATE, Receipt.WAITING, Receipt.IN_TIME)


@dataclass(frozen=True)
class Number:
    """One number with the rows behind it."""

    number: int
    url: str


@dataclass
class Line:
    """How one agency receives."""

    name: str
    lang: str
    counts: list[Number] = field(default_factory=list)


def supervised(actor: Actor, at: dt.datetime) -> QuerySet[Assignment]:
    """What bodies assigned to agencies and bodies, as far as the actor sees the assignments, each with its `receipt`."""
    seen = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, parent=None, monitor__isnull=False)
    return seen.annotate(receipt=receipt_now(at))


def receipts(body: Body, actor: Actor, at: dt.datetime) -> list[Line]:
    """The agencies for whose tasks of a body a receipt clock ran, by tasks, the worst first. Two or three statements."""
    counted = [one.value for one in COUNTED]
    found = supervised(actor, at).filter(Q(("receipt__in", counted)), monitor=body).order_by()
    numbers: dict[tuple[str, object], dict[str, int]] = {}
    # By name of the annotation, which the model does not have.
    columns: Any = ("organisation_id", "body_id", "receipt")
    grouped = found.values_list(*columns).annotate(number=Count("matter_id", distinct=True))
    for organisation, agency_body, receipt, number in grouped:
        key = ("o", organisation) if organisation else ("b", agency_body)
        numbers.setdefault(key, {})[receipt] = number
    named = _named({key for key in numbers if key[0] == "o"}, Organisation) | _named(
        {key for key in numbers if key[0] == "b"}, Body
    )
    lines = []
    for key, counts in sorted(numbers.items(), key=lambda one: [-one[1].get(receipt, 0) for receipt in counted]):
        agency = named[key]
        lines.append(
            Line(
                agency.name,
                agency.name_lang,
                [Number(counts.get(one, 0), _rows(body, one, f"{key[0]}:{agency.code}")) for one in counted],
            )
        )
    return lines


def _named(
    keys: set[tuple[str, object]], model: type[Organisation | Body]
) -> dict[tuple[str, object], Organisation | Body]:
    found = model.objects.in_bulk([pk for _kind, pk in keys]) if keys else {}
    return {(kind, pk): found[pk] for kind, pk in keys}


def _rows(body: Body, receipt: str, receiver: str) -> str:
    return f"{reverse('directives:list')}?" + urlencode({"body": body.code, "receipt": receipt, "receiver": receiver})
