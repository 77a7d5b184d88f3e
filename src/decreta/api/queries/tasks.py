"""Directives and tasks as they are shown."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Names, Place, at, coded, moment, place
from decreta.assignments.enums import Timeliness
from decreta.assignments.models import Assignment, Deliverable
from decreta.assignments.queries.deliverables import version_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, words
from decreta.core.errors import allows
from decreta.directives.enums import ClockStart, Mode
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.models.telling import withheld
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.recurrence import Course, course_of
from decreta.directives.queries.texts import marked_blocks
from decreta.directives.queries.withdrawn import assigned, withdrawal_of
from decreta.documents.rules import may_read_text
from decreta.linking.queries.identifiers import of_task

_KINDS = {"o": "organisation", "b": "body", "u": "unit", "h": "holding", "g": "group"}


class DocumentRef(TypedDict):
    """A document by its id and symbol."""

    id: UUID
    symbol: str
    subject: str


class DirectiveRow(TypedDict):
    """A document that assigns tasks."""

    id: UUID
    document: DocumentRef
    body: Place
    decided_on: dt.date
    issued_on: dt.date | None
    received_on: dt.date | None
    clock_start: Coded
    declared_total: int | None
    assigned: int


class PieceShape(TypedDict):
    """A stretch of a paragraph; with the task that came of it where it is a clause and the task may be seen."""

    text: str
    is_clause: bool
    task: UUID | None


class MarkedShape(TypedDict):
    """A paragraph of the issued text with its clauses marked."""

    anchor: str
    label: str
    pieces: list[PieceShape]


class DirectiveShape(DirectiveRow):
    """A directive with its text and clauses."""

    aliases: list[str]
    blocks: list[MarkedShape]


class Lead(TypedDict):
    """Who leads: an organisation, a body, a unit, an officer by his holding's id, or each of a group."""

    kind: str
    code: str
    name: str


class DirectiveRef(TypedDict):
    """A directive by its id and symbol."""

    id: UUID
    symbol: str


class TaskRow(TypedDict):
    """A task in a list, with its class as of the moment that was asked for."""

    id: UUID
    ordinal: int
    #: The post may not read the directive: a line stands for each of its words.
    is_withheld: bool
    title: str
    titles: Names
    directive: DirectiveRef
    anchor: str
    mode: Coded
    lead: Lead | None
    deadline: dict[str, Any]
    deadline_words: str
    due_period: str
    is_itemised: bool
    timeliness: Coded
    baseline_lapses_at: dt.datetime | None
    lapses_at: dt.datetime | None
    is_extended: bool
    forecast_on: dt.date | None
    reported_at: dt.datetime | None
    #: How far those who answer for it say it is; of several the mean. Null where nobody says anything.
    percent: int | None
    assignments: int
    #: Of a task that comes again: which occurrence it is, and the first one. Else null.
    occurrence: int | None
    recurs_from: UUID | None


class ClauseShape(TypedDict):
    """The sentence that assigns, and its place in the issued text."""

    anchor: str
    start: int
    end: int
    quote: str
    quotes: Names


class DeliverableShape(TypedDict):
    """What the task must deliver."""

    id: UUID
    ordinal: int
    name: str
    names: Names


class RecurrenceShape(TypedDict):
    """How a task comes again, and when its next occurrence opens; no rule where it was stopped."""

    version: int
    rule: dict[str, Any] | None
    rule_words: str
    next_occurrence: int
    next_on: dt.date | None
    due: int
    in_time: int


class NamedIn(TypedDict):
    """What a tracker calls a task, and where it shows it; empty where its addresses are not known."""

    tracker: str
    id: str
    url: str


class TaskShape(TaskRow):
    """A task with its clause and deliverables; who must do it is at `/tasks/{id}/assignments`."""

    clause: ClauseShape
    deliverables: list[DeliverableShape]
    #: How often they were changed since the task was assigned: what is sent with a further change.
    deliverables_version: int
    external_ids: list[NamedIn]
    mine: list[UUID]
    recurrence: RecurrenceShape | None
    #: Since when it is withdrawn as entered wrongly; it is then in no figure. Else null.
    withdrawn_at: dt.datetime | None


def directives(actor: Actor) -> QuerySet[Directive]:
    """Directives that the actor may see."""
    found = Directive.objects.visible_to(actor).select_related("document", "body").defer("document__search")
    return found.annotate(assigned=assigned())


def directive_row(of: Any) -> DirectiveRow:
    """A directive in a list."""
    return {
        "id": of.pk,
        "document": {"id": of.document_id, "symbol": of.document.symbol, "subject": of.document.subject},
        "body": place(of.body),
        "decided_on": of.decided_on,
        "issued_on": of.document.issued_on,
        "received_on": of.received_on,
        "clock_start": coded(ClockStart, of.clock_start),
        "declared_total": of.declared_total,
        "assigned": of.assigned,
    }


def find_directive(actor: Actor, key: UUID) -> Directive:
    """A directive that the actor may see."""
    return get_object_or_404(directives(actor), pk=key)


def directive_shown(of: Directive, actor: Actor) -> DirectiveShape:
    """A directive with its text; of one that was recalled its issuer's only."""
    seen = set(of.tasks.visible_to(actor).values_list("pk", flat=True))
    return {
        **directive_row(of),
        "aliases": [one.symbol for one in of.document.aliases.all()],
        "blocks": [
            {
                "anchor": block.anchor,
                "label": block.label,
                "pieces": [
                    {
                        "text": piece.text,
                        "is_clause": piece.task is not None,
                        "task": piece.task.pk if piece.task is not None and piece.task.pk in seen else None,
                    }
                    for piece in block.pieces
                ],
            }
            for block in (marked_blocks(of) if allows(may_read_text, of.document, by=actor) else [])
        ],
    }


def row(of: TaskClass) -> TaskRow:
    """A task in a list."""
    task = of.task
    kind, _sep, code = of.lead_key.partition(":")
    return {
        "id": task.pk,
        "ordinal": task.ordinal,
        "is_withheld": task.is_withheld,
        "title": task.shown_title,
        "titles": {"vi": task.title, "en": task.title_en, "ja": task.title_ja},
        "directive": {"id": task.directive_id, "symbol": task.directive.document.symbol},
        "anchor": task.clause.anchor,
        "mode": coded(Mode, task.mode),
        "lead": {"kind": _KINDS[kind], "code": code, "name": of.lead} if code else None,
        "deadline": task.deadline,
        "deadline_words": _words(json.dumps(task.deadline), get_language()),
        "due_period": task.due_period,
        "is_itemised": task.is_itemised,
        "timeliness": coded(Timeliness, of.timeliness),
        "baseline_lapses_at": at(of.baseline_lapses_at),
        "lapses_at": at(of.lapses_at),
        "is_extended": of.is_extended,
        "forecast_on": of.forecast_on,
        "reported_at": at(of.reported_at),
        "percent": of.percent,
        "assignments": of.assignments,
        "occurrence": task.occurrence,
        "recurs_from": task.recurs_from_id,
    }


@lru_cache(maxsize=4096)
def _words(deadline: str, language: str | None) -> str:
    """A deadline in words; many tasks have the same."""
    return words(Deadline.from_data(json.loads(deadline)), language or "vi")


def find_task(actor: Actor, key: UUID) -> Task:
    """A task that the actor may see."""
    return get_object_or_404(Task.objects.visible_to(actor).select_related("clause"), pk=key)


def task_shown(of: Task, actor: Actor) -> TaskShape:
    """A task. Eight statements more, and nine for one that comes again."""
    (now,) = classes_of(Task.objects.filter(pk=of.pk).told_to(actor), moment=clock.now(), reader=actor)
    task = now.task
    task.clause = of.clause  # which was read with its sentence
    mine = Assignment.objects.answered_by(actor).filter(matter_kind=MATTER_KIND, matter_id=of.pk).order_by("pk")
    clause = of.clause
    return {
        **row(now),
        "clause": {
            "anchor": clause.anchor,
            "start": clause.start,
            "end": clause.end,
            "quote": task.shown_quote,
            "quotes": {"vi": task.quote, "en": task.quote_en, "ja": task.quote_ja},
        },
        "deliverables": deliverables(
            Deliverable.objects.standing().filter(matter_kind=MATTER_KIND, matter_id=of.pk),
            is_withheld=task.is_withheld,
        ),
        "deliverables_version": version_of(MATTER_KIND, of.pk),
        "external_ids": [
            {"tracker": one.tracker.code, "id": one.value, "url": one.address} for one in of_task.rows(of.pk)
        ],
        "mine": list(mine.values_list("pk", flat=True)),
        "recurrence": _recurrence(course_of(task, actor, clock.now())),
        "withdrawn_at": withdrawal.withdrawn_at if (withdrawal := withdrawal_of(of.pk)) is not None else None,
    }


def _recurrence(course: Course | None) -> RecurrenceShape | None:
    if course is None:
        return None
    return {
        "version": course.version,
        "rule": course.rule.to_data() if course.rule is not None else None,
        "rule_words": course.rule_words,
        "next_occurrence": course.next_occurrence,
        "next_on": course.next_on,
        "due": course.due,
        "in_time": course.in_time,
    }


def deliverables(found: Iterable[Deliverable], *, is_withheld: bool) -> list[DeliverableShape]:
    """What must be delivered."""
    language = get_language() or "vi"
    shapes: list[DeliverableShape] = []
    for one in found:
        names: Names = {"vi": one.name_vi, "en": one.name_en, "ja": one.name_ja}
        if is_withheld:
            names = {"vi": withheld("vi"), "en": withheld("en"), "ja": withheld("ja")}
        name = withheld(language) if is_withheld else one.name
        shapes.append({"id": one.pk, "ordinal": one.ordinal, "name": name, "names": names})
    return shapes


class EventShape(TypedDict):
    """An event that occurred in an organisation or in a body."""

    id: UUID
    event_key: str
    organisation: Place | None
    body: Place | None
    awaited_by: Place | None
    occurred_on: dt.date
    note: str
    recorded_at: dt.datetime


def event_shown(of: Any, actor: Actor) -> EventShape:
    """An event. That it happened is public."""
    return {
        "id": of.pk,
        "event_key": of.event_key,
        "organisation": place(of.organisation) if of.organisation is not None else None,
        "body": place(of.body) if of.body is not None else None,
        "awaited_by": place(of.awaited_by) if of.awaited_by is not None else None,
        "occurred_on": of.occurred_on,
        "note": of.note,
        "recorded_at": moment(of.recorded_at),
    }
