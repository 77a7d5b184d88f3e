"""Briefings and scheduled reports as they are shown by machine."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Doer, Place, doer, moment, place
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.reporting.models import Briefing, Edition, Schedule
from decreta.reporting.queries.briefings import data_of, is_whole
from decreta.reporting.queries.due import next_of


class BriefingRow(TypedDict):
    """A frozen briefing in a list."""

    id: UUID
    body: Place
    as_of: dt.date
    compared_with: dt.date | None
    against: str
    tasks: int
    content_hash: str
    paper_sha256: str
    paper_language: str
    frozen_at: dt.datetime
    frozen_by: Doer


class BriefingShape(BriefingRow):
    """A frozen briefing: its figures, what is asked, and whether its data still have their hash."""

    declared: int | None
    itemised: int
    not_itemised: int
    totals: dict[str, int]
    late: int
    asks: list[str]
    made_with: str
    is_whole: bool


class ScheduleRow(TypedDict):
    """A scheduled report in a list."""

    id: UUID
    body: Place
    kind: str
    directive: UUID | None
    against: str
    language: str
    rhythm: str
    day: int
    as_of: str
    state: str
    ordered_at: dt.datetime
    ordered_by: Doer


class ScheduleShape(ScheduleRow):
    """A scheduled report: who is told, when it comes next, why it ended."""

    readers: list[str]
    next_on: dt.date | None
    next_as_of: dt.date | None
    ended_at: dt.datetime | None
    reason: str


class EditionRow(TypedDict):
    """What came of a scheduled report for one period: a frozen report or a frozen briefing."""

    id: UUID
    schedule: UUID
    period: str
    due_on: dt.date
    as_of: dt.date
    frozen_report: UUID | None
    briefing: UUID | None
    made_at: dt.datetime


def briefings(actor: Actor) -> QuerySet[Briefing]:
    """Briefings that the actor may see, without their data."""
    return Briefing.objects.visible_to(actor).select_related("body", "paper").defer("content")


def briefing_row(of: Briefing) -> BriefingRow:
    """A briefing in a list."""
    return {
        "id": of.pk,
        "body": place(of.body),
        "as_of": of.as_of,
        "compared_with": of.than,
        "against": of.against,
        "tasks": of.number,
        "content_hash": of.content_hash,
        "paper_sha256": of.paper_hash,
        "paper_language": of.paper_language,
        "frozen_at": moment(of.frozen_at),
        "frozen_by": doer(of.frozen_by),
    }


def find_briefing(actor: Actor, key: UUID) -> Briefing:
    """A briefing that the actor may see, with its data."""
    return get_object_or_404(Briefing.objects.visible_to(actor).select_related("body", "paper__blob"), pk=key)


def briefing_shown(of: Briefing, actor: Actor) -> BriefingShape:
    """A briefing."""
    data = data_of(of, actor)
    return {
        **briefing_row(of),
        "declared": data["declared"],
        "itemised": data["itemised"],
        "not_itemised": data["not_itemised"],
        "totals": data["totals"],
        "late": data["late"],
        "asks": data["asks"],
        "made_with": of.made_with,
        "is_whole": is_whole(of),
    }


def schedules(actor: Actor) -> QuerySet[Schedule]:
    """Scheduled reports that the actor may see."""
    return Schedule.objects.visible_to(actor).select_related("body")


def schedule_row(of: Schedule) -> ScheduleRow:
    """A scheduled report in a list."""
    return {
        "id": of.pk,
        "body": place(of.body),
        "kind": of.kind,
        "directive": of.directive_id,
        "against": of.against,
        "language": of.language,
        "rhythm": of.rhythm,
        "day": of.day,
        "as_of": of.as_of,
        "state": of.state,
        "ordered_at": moment(of.made_at),
        "ordered_by": doer(of.by),
    }


def find_schedule(actor: Actor, key: UUID) -> Schedule:
    """A scheduled report that the actor may see."""
    return get_object_or_404(schedules(actor), pk=key)


def schedule_shown(of: Schedule, actor: Actor) -> ScheduleShape:
    """A scheduled report."""
    ahead = next_of(of, clock.now())
    readers: Any = of.readers.order_by("code").values_list("code", flat=True)
    return {
        **schedule_row(of),
        "readers": list(readers),
        "next_on": ahead.due_on if ahead else None,
        "next_as_of": ahead.as_of if ahead else None,
        "ended_at": moment(of.ended_at) if of.ended_at else None,
        "reason": of.reason,
    }


def editions(actor: Actor) -> QuerySet[Edition]:
    """What came, as far as the actor may see it."""
    return Edition.objects.visible_to(actor)


def edition_row(of: Edition) -> EditionRow:
    """One that came."""
    return {
        "id": of.pk,
        "schedule": of.schedule_id,
        "period": of.period,
        "due_on": of.due_on,
        "as_of": of.as_of,
        "frozen_report": of.report_id,
        "briefing": of.briefing_id,
        "made_at": moment(of.made_at),
    }
