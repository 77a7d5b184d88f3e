"""Frozen progress reports as they are shown: what was said, under which hashes."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Doer, Place, doer, moment, place
from decreta.core.actor import Actor
from decreta.directives.models import FrozenReport
from decreta.directives.queries.frozen import data_of, is_whole


class FrozenRow(TypedDict):
    """A frozen report in a list."""

    id: UUID
    body: Place
    directive: UUID | None
    as_of: dt.date
    against: str
    period: str
    tasks: int
    content_hash: str
    paper_sha256: str
    paper_language: str
    frozen_at: dt.datetime
    frozen_by: Doer


class FrozenShape(FrozenRow):
    """A frozen report: its figures, and whether its data still have their hash. Its data are at `data`."""

    declared: int | None
    itemised: int
    not_itemised: int
    totals: dict[str, int]
    rules: str
    made_with: str
    is_whole: bool


def frozen_reports(actor: Actor) -> QuerySet[FrozenReport]:
    """Frozen reports that the actor may see, without their data."""
    return FrozenReport.objects.visible_to(actor).select_related("body", "paper").defer("content")


def row(of: FrozenReport) -> FrozenRow:
    """A frozen report in a list."""
    return {
        "id": of.pk,
        "body": place(of.body),
        "directive": of.directive_id,
        "as_of": of.as_of,
        "against": of.against,
        "period": of.period,
        "tasks": of.number,
        "content_hash": of.content_hash,
        "paper_sha256": of.paper_hash,
        "paper_language": of.paper_language,
        "frozen_at": moment(of.frozen_at),
        "frozen_by": doer(of.frozen_by),
    }


def find(actor: Actor, key: UUID) -> FrozenReport:
    """A frozen report that the actor may see, with its data."""
    found = FrozenReport.objects.visible_to(actor).select_related("body", "paper__blob")
    return get_object_or_404(found, pk=key)


def shown(of: FrozenReport, actor: Actor) -> FrozenShape:
    """A frozen report."""
    data = data_of(of, actor)
    return {
        **row(of),
        "declared": data["declared"],
        "itemised": data["itemised"],
        "not_itemised": data["not_itemised"],
        "totals": data["totals"],
        "rules": of.rules_version,
        "made_with": of.made_with,
        "is_whole": is_whole(of),
    }
