"""Arrivals as they are shown: how a paper came, what was said to be done with it, and what came of that."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import (
    Assignee,
    Coded,
    Doer,
    Level,
    Place,
    assignee,
    at,
    coded,
    doer,
    level,
    moment,
    place,
)
from decreta.assignments.enums import AssignmentRole, Timeliness
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents import numbering
from decreta.documents.enums import ArrivalState, Channel, DocumentState, Secrecy, Urgency
from decreta.documents.models import Arrival, Attachment, Document, Mark, MarkTemplate
from decreta.documents.queries.arrival_page import ShownMark, arrival_page, shown_mark
from decreta.documents.queries.arrivals import Narrowing, arrivals_found


class ArrivalRow(TypedDict):
    """A paper in an incoming register. The paper itself is at `/documents/{document}/paper`."""

    id: UUID
    organisation: Place
    number: int
    year: int
    document: UUID
    sender: Place
    type: Coded
    symbol: str
    subject: str
    issued_on: dt.date | None
    urgency: Level
    secrecy: Level
    arrived_on: dt.date
    channel: Coded
    registered_at: dt.datetime
    is_late: bool
    due_on: dt.date | None
    note: str
    state: Coded


class AttachmentShape(TypedDict):
    """A file that came with it, at `/attachments/{id}/file`."""

    id: UUID
    title: str
    sha256: str


class MarkedAssignment(TypedDict):
    """Who must do what a mark says; more of it at `/assignments/{id}`."""

    id: UUID
    role: Coded
    assignee: Assignee
    timeliness: Coded
    lapses_at: dt.datetime | None


class MarkShape(TypedDict):
    """A directive mark, and who works on it."""

    id: UUID
    arrival: UUID
    ordinal: int
    words: str
    due_on: dt.date | None
    marked_at: dt.datetime
    by: Doer
    withdrawn_at: dt.datetime | None
    withdrawal_reason: str
    assignments: list[MarkedAssignment]


class ReplyShape(TypedDict):
    """A paper of the house that answers it."""

    document: UUID
    symbol: str
    subject: str
    state: Coded


class ArrivalShape(ArrivalRow):
    """An arrival with its files, marks and answers."""

    language: str
    signed_by: str
    registered_by: Doer
    ended_at: dt.datetime | None
    end_reason: str
    paper_sha256: str | None
    attachments: list[AttachmentShape]
    marks: list[MarkShape]
    replies: list[ReplyShape]


class TemplateShape(TypedDict):
    """A mark that is written often."""

    id: UUID
    organisation: Place
    words: str
    lead: Assignee | None
    coordinating: list[Assignee]
    working_days: int | None


def arrivals(actor: Actor, narrowing: Narrowing) -> QuerySet[Arrival]:
    """Arrivals that the actor may see. One statement."""
    return arrivals_found(actor, narrowing).select_related(
        "organisation", "document__body", "document__organisation", "document__correspondent"
    )


def row(of: Arrival) -> ArrivalRow:
    """An arrival in a list."""
    document = of.document
    day = document.issued_on or of.arrived_on
    return {
        "id": of.pk,
        "organisation": place(of.organisation),
        "number": of.number,
        "year": of.arrived_on.year,
        "document": of.document_id,
        "sender": place(document.author),
        "type": {
            "code": document.type_code,
            "label": numbering.type_name(document.regime, document.type_code, on=day),
        },
        "symbol": document.symbol,
        "subject": document.subject,
        "issued_on": document.issued_on,
        "urgency": level(Urgency, document.urgency),
        "secrecy": level(Secrecy, document.secrecy),
        "arrived_on": of.arrived_on,
        "channel": coded(Channel, of.channel),
        "registered_at": moment(of.registered_at),
        "is_late": of.is_late,
        "due_on": of.due_on,
        "note": of.note,
        "state": coded(ArrivalState, of.state),
    }


def find(actor: Actor, key: UUID) -> Arrival:
    """An arrival that the actor may see."""
    found = Arrival.objects.visible_to(actor).defer("document__search")
    related = ("organisation", "document__body", "document__organisation", "document__correspondent")
    return get_object_or_404(found.select_related(*related, "document__paper"), pk=key)


def shown(of: Arrival, actor: Actor) -> ArrivalShape:
    """An arrival with everything that belongs to it. Eight statements more."""
    page = arrival_page(of, actor, clock.now())
    return {
        **row(of),
        "language": of.document.language,
        "signed_by": of.document.signed_by,
        "registered_by": doer(of.registered_by),
        "ended_at": at(of.ended_at),
        "end_reason": of.end_reason,
        "paper_sha256": of.document.paper.blob_id if of.document.paper else None,
        "attachments": [{"id": one.pk, "title": one.title, "sha256": one.file.blob_id} for one in page.attachments],
        "marks": [_mark(one) for one in page.marks],
        "replies": [_reply(one) for one in page.replies],
    }


def _mark(of: ShownMark) -> MarkShape:
    mark = of.mark
    return {
        "id": mark.pk,
        "arrival": mark.arrival_id,
        "ordinal": mark.ordinal,
        "words": mark.words,
        "due_on": mark.due_on,
        "marked_at": moment(mark.marked_at),
        "by": doer(mark.by),
        "withdrawn_at": at(mark.withdrawn_at),
        "withdrawal_reason": mark.withdrawal_reason,
        "assignments": [
            {
                "id": line.assignment.pk,
                "role": coded(AssignmentRole, line.assignment.role),
                "assignee": assignee(line.assignment.assignee),
                "timeliness": coded(Timeliness, line.timeliness),
                "lapses_at": at(line.assignment.current_lapses_at),
            }
            for line in of.lines
        ],
    }


def _reply(of: Document) -> ReplyShape:
    return {
        "document": of.pk,
        "symbol": of.symbol,
        "subject": of.subject,
        "state": coded(DocumentState, of.state),
    }


def find_mark(actor: Actor, key: UUID) -> Mark:
    """A mark on an arrival that the actor may see."""
    found = Mark.objects.select_related("arrival__organisation", "arrival__document")
    return get_object_or_404(found, pk=key, arrival__in=Arrival.objects.visible_to(actor))


def mark_shown(of: Mark, actor: Actor) -> MarkShape:
    """A mark by itself. One statement more."""
    return _mark(shown_mark(of, clock.now()))


def find_attachment(actor: Actor, key: UUID) -> Attachment:
    """A file that came with a paper that the actor may see."""
    found = Attachment.objects.select_related("file__blob", "document")
    return get_object_or_404(found, pk=key, document__in=Document.objects.visible_to(actor))


def templates(actor: Actor) -> QuerySet[MarkTemplate]:
    """Marks that are offered in the actor's own house. Two statements."""
    found = MarkTemplate.objects.filter(dropped_at=None)
    if not actor.is_system:
        may = actor.can("direct_documents") or actor.can("register_documents")
        found = found.filter(organisation_id__in=actor.organisation_ids) if may else found.none()
    return found.select_related("organisation", "lead").prefetch_related("coordinating")


def template(of: MarkTemplate) -> TemplateShape:
    """A mark that is offered."""
    return {
        "id": of.pk,
        "organisation": place(of.organisation),
        "words": of.words,
        "lead": assignee(of.lead) if of.lead else None,
        "coordinating": [assignee(one) for one in of.coordinating.all()],
        "working_days": of.working_days,
    }


def find_template(actor: Actor, key: UUID) -> MarkTemplate:
    """A mark that is offered in the actor's own house."""
    return get_object_or_404(templates(actor), pk=key)


def template_shown(of: MarkTemplate, actor: Actor) -> TemplateShape:
    """The same by itself."""
    return template(of)
