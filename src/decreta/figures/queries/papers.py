"""The rows behind a figure, whatever they are: arrivals, drafts, stays, assignments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decreta.assignments import matters
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.figures.enums import IncomingState, OutgoingState, Step
from decreta.figures.models import Course
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.lines import NONE
from decreta.figures.queries.reports import INCOMING, REPORTS, WORKLOAD, Figure, Report
from decreta.organisation.models import Unit

#: What no list of papers shows of a document, and is long.
_UNREAD_OF_DOCUMENTS: Final = ("search", "recipients")


@dataclass(frozen=True)
class Behind:
    """Which figure of which report is opened, narrowed to which group."""

    report: Report
    figure: Figure
    narrow: tuple[tuple[str, UUID | str | None], ...]

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Behind:
        """From an address; words that name nothing narrow nothing."""
        report = REPORTS.get(query.get("report", ""), INCOMING)
        figure = report.figure(query.get("figure", "")) or report.figures[0]
        found: list[tuple[str, UUID | str | None]] = []
        for name in ("office", *report.by):
            text = query.get(name, "")
            field = "office_id" if name == "office" else name
            if text == NONE:
                found.append((field, None))
            elif name == "step":
                found += [(field, text)] if text in Step.values else []
            elif (key := _uuid(text)) is not None:
                found.append((field, key))
        return cls(report, figure, tuple(found))

    def rows(self, asked: Asked, actor: Actor) -> QuerySet[Any]:
        """Exactly the rows that the figure counts."""
        condition = self.figure.condition
        for name, value in self.narrow:
            condition &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
        return self.report.rows(asked.window(actor), actor).filter(condition)


@dataclass(frozen=True)
class Paper:
    """One row behind a figure: what it is, whose it is, since when, how long."""

    key: str
    title: str
    lang: str
    url: str
    symbol: str
    number: str
    unit: str
    unit_lang: str
    where: str
    began_at: dt.datetime
    until: dt.datetime | None
    days: int | None
    #: What it is, and its key: an arrival, a document, an assignment.
    kind: Literal["arrival", "document", "assignment"]
    of: UUID


def papers_of(report: Report, part: Iterable[Any], actor: Actor) -> list[Paper]:
    """Rows of a part of what stands behind a figure: one statement more for their units, one for what they are of.

    Their papers are read for the part alone: to sort all rows with all that is shown of them costs more than to count them.
    """
    rows = list(part)
    units = {one.pk: one for one in Unit.objects.filter(pk__in={row.lead_unit for row in rows} - {None})}
    if report is WORKLOAD:
        named = matters.named({(row.matter_kind, row.matter_id) for row in rows}, [actor])
        return [_assigned(row, named.get(row.matter_id), units.get(row.lead_unit)) for row in rows]
    of = {row: row.pk if isinstance(row, Course) else row.course_id for row in rows}
    courses = {one.pk: one for one in _courses.rows(Ids(sorted(set(of.values()))))} if of else {}
    return [_paper(row, courses[of[row]], units.get(row.lead_unit)) for row in rows]


@prepared
def _courses(ids: Ids) -> QuerySet[Course]:
    """Ways with what is shown of their papers."""
    unread = [f"document__{one}" for one in _UNREAD_OF_DOCUMENTS]
    return Course.objects.filter(pk__among=ids).select_related("document", "arrival").defer(*unread)


def _paper(row: Any, course: Course, unit: Unit | None) -> Paper:
    document, arrival = course.document, course.arrival
    until: dt.datetime | None = None
    if hasattr(row, "state"):
        where, days = str(_states(is_incoming=arrival is not None)[row.state]), row.days
        if days is not None:
            until = getattr(row, "done_at" if arrival else "issued_at")
    else:
        where, days = str(Step(row.step).label), row.waited
        # Where it only lies, its stay may have ended later: that is not known yet.
        until = row.ended_at if hasattr(row, "went_back") else None
    return Paper(
        key=str(row.pk),
        title=capfirst(document.subject) or _("(not entered: above what is kept here)"),
        lang=document.language,
        url=reverse("documents:arrival", args=[arrival.pk])
        if arrival is not None
        else reverse("documents:document", args=[document.pk]),
        symbol=document.symbol,
        number=str(arrival) if arrival is not None else "",
        unit=unit.name if unit is not None else "",
        unit_lang=unit.name_lang if unit is not None else "",
        where=capfirst(where),
        began_at=row.began_at,
        until=until,
        days=days,
        kind="arrival" if arrival is not None else "document",
        of=arrival.pk if arrival is not None else document.pk,
    )


def _states(*, is_incoming: bool) -> Mapping[str, Any]:
    return dict(IncomingState.choices) if is_incoming else dict(OutgoingState.choices)


def _assigned(row: Any, named: matters.Named | None, unit: Unit | None) -> Paper:
    return Paper(
        key=str(row.pk),
        title=capfirst(named.title) if named is not None else "",
        lang=named.title_lang if named is not None else "",
        url=named.url if named is not None else "",
        symbol=named.symbol if named is not None else "",
        number="",
        unit=unit.name if unit is not None else "",
        unit_lang=unit.name_lang if unit is not None else "",
        where=capfirst(row.get_role_display()),
        began_at=row.assigned_at,
        until=row.done_reported_at,
        days=None,
        kind="assignment",
        of=row.pk,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
