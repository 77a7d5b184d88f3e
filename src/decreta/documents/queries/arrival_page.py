"""Everything that an arrival's page shows, read once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from decreta.assignments.models import Assignment, ExtensionRequest, Report
from decreta.assignments.rules import stands_for
from decreta.assignments.timeliness import Standing, classify
from decreta.audit.models import Entry
from decreta.audit.refs import Ref
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.documents import events
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Attachment, Document, Mark, Reply
from decreta.documents.queries.marks import MATTER_KIND
from decreta.ui.timeline import Step


@dataclass(frozen=True)
class Line:
    """One assignment of a mark, with what became of it."""

    assignment: Assignment
    timeliness: str
    depth: int

    @property
    def who(self) -> str:
        """The unit, or the officer with his post."""
        one = self.assignment
        return one.unit.name if one.unit else f"{one.holding.person}, {one.holding.post.name}" if one.holding else ""


@dataclass(frozen=True)
class ShownMark:
    """A directive mark with its assignments, lead first, what was handed down below its own."""

    mark: Mark
    lines: list[Line]


@dataclass(frozen=True)
class ArrivalPage:
    """An arrival with its paper, marks, answers and history."""

    arrival: Arrival
    marks: list[ShownMark]
    attachments: list[Attachment]
    replies: list[Document]
    reports: list[Report]
    history: list[Step]
    mine: Assignment | None
    pending_report: Report | None
    pending_extension: ExtensionRequest | None

    @property
    def number_of_outputs(self) -> int:
        """A mark names no deliverables."""
        return 0

    @property
    def shown(self) -> Assignment | None:
        """The assignment whose standing the page shows first: one's own, else the lead's of the newest mark."""
        lines = [line.assignment for mark in self.marks for line in mark.lines]
        return self.mine or (lines[0] if lines else None)

    @property
    def standing(self) -> Mark | None:
        """The mark that stands, the newest of those not withdrawn."""
        return next((one.mark for one in self.marks if one.mark.withdrawn_at is None), None)


def arrival_page(arrival: Arrival, actor: Actor, at: dt.datetime) -> ArrivalPage:
    """Read the parts of one arrival's page. Seven statements."""
    marks = _marks.rows(arrival.pk)
    everything = _assignments.rows(Ids(one.pk for one in marks))
    ids = Ids(one.pk for one in everything)
    reports = _reports.rows(ids)
    extensions = _extensions.rows(ids)
    by_id = {one.pk: one for one in everything}
    for report in reports:
        report.assignment = by_id[report.assignment_id]
    answered = {one.document_id: one.document for one in _replies.rows(actor, arrival.pk)}
    return ArrivalPage(
        arrival=arrival,
        marks=[ShownMark(mark, _lines(mark, everything, at)) for mark in marks],
        attachments=_attachments.rows(arrival.document_id),
        replies=list(answered.values()),
        reports=reports,
        history=[_step(entry) for entry in _entries.rows(Ref.to(arrival).kind, arrival.pk)],
        mine=_mine(everything, actor),
        pending_report=next((one for one in reversed(reports) if not hasattr(one, "verdict")), None),
        pending_extension=next((one for one in extensions if not hasattr(one, "decision")), None),
    )


def shown_mark(mark: Mark, at: dt.datetime) -> ShownMark:
    """One mark with its assignments. One statement."""
    return ShownMark(mark, _lines(mark, _assignments.rows(Ids([mark.pk])), at))


@prepared
def arrival_seen(actor: Actor, pk: UUID) -> QuerySet[Arrival]:
    """One arrival, if the actor may see it."""
    return (
        Arrival.objects.visible_to(actor)
        .filter(pk=pk)
        .select_related(
            "organisation",
            "series",
            "document__body",
            "document__organisation",
            "document__correspondent",
            "document__paper__blob",
        )
        .defer("document__search")
    )


@prepared
def _marks(arrival_id: UUID) -> QuerySet[Mark]:
    found = Mark.objects.filter(arrival_id=arrival_id).select_related("holding__person", "holding__post")
    return found.order_by("-ordinal")


@prepared
def _assignments(mark_ids: Ids) -> QuerySet[Assignment]:
    """Assignments of the marks. Who sees the paper sees who works on it; what he may do is another question."""
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id__among=mark_ids)
    return found.select_related(
        "unit", "holding__person", "holding__post__unit", "organisation", "body", "monitor", "parent"
    ).order_by("assigned_at", "pk")


@prepared
def _reports(ids: Ids) -> QuerySet[Report]:
    found = Report.objects.filter(assignment_id__among=ids).select_related("verdict")
    return found.prefetch_related("evidence__file").order_by("reported_at", "ordinal")


@prepared
def _extensions(ids: Ids) -> QuerySet[ExtensionRequest]:
    return ExtensionRequest.objects.filter(assignment_id__among=ids).select_related("decision", "assignment")


@prepared
def _attachments(document_id: UUID) -> QuerySet[Attachment]:
    return Attachment.objects.filter(document_id=document_id).select_related("file__blob")


@prepared
def _replies(actor: Actor, arrival_id: UUID) -> QuerySet[Reply]:
    found = Reply.objects.filter(arrival_id=arrival_id, document__in=Document.objects.visible_to(actor))
    return found.select_related("document").defer("document__search")


@prepared
def _entries(kind: str, pk: UUID) -> QuerySet[Entry]:
    return Entry.objects.filter(
        on_kind=kind, on_id=Cast(Value(pk), TextField()), kind__in=sorted(events.ARRIVAL_TITLES)
    ).order_by("recorded_at", "pk")


def _lines(mark: Mark, everything: list[Assignment], at: dt.datetime) -> list[Line]:
    own = [one for one in everything if one.matter_id == mark.pk]

    def below(upper: Assignment | None, depth: int) -> list[Line]:
        found = []
        for one in sorted((one for one in own if one.parent_id == (upper.pk if upper else None)), key=_leads_first):
            found.append(Line(one, classify(Standing.of(one), at), depth))
            found += below(one, depth + 1)
        return found

    return below(None, 0)


def _leads_first(one: Assignment) -> tuple[bool, dt.datetime]:
    return one.role != "lead", one.assigned_at


def _mine(everything: list[Assignment], actor: Actor) -> Assignment | None:
    """The open assignment that the actor's post answers for, an officer's own before his unit's."""
    own = [one for one in everything if one.closed_at is None and stands_for(actor, one)]
    own.sort(key=lambda one: (one.holding_id is None, one.done_accepted_at is not None, one.assigned_at))
    return own[0] if own else None


def _step(entry: Entry) -> Step:
    who = ", ".join(part for part in (entry.actor.get("name"), entry.actor.get("post")) if part)
    reason = entry.facts.get("reason", "")
    return Step(
        title=events.ARRIVAL_TITLES[entry.kind],
        state="back" if entry.kind in events.ARRIVAL_STEPS_BACK else "done",
        who=who,
        at=entry.happened_at,
        said=reason if isinstance(reason, str) else "",
    )


def papers_to_answer_with(arrival: Arrival, actor: Actor) -> list[tuple[str, str]]:
    """The latest papers of the house that the actor sees, as choices of a form."""
    own = Document.objects.visible_to(actor).filter(organisation=arrival.organisation)
    found = own.exclude(state__in=[DocumentState.RECEIVED, DocumentState.WITHDRAWN]).order_by("-created_at")
    return [(str(one.pk), f"{one.symbol or '…'}  {one.subject}") for one in found.defer("search")[:50]]
