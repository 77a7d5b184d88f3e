"""Everything that the page of one task shows, in a fixed number of statements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, FactKind, Judged, Outcome, Receipt, Timeliness
from decreta.assignments.lights import Judged as Work
from decreta.assignments.models import (
    Assignment,
    Deliverable,
    ExtensionRequest,
    Fact,
    Judgement,
    RecoveryPlan,
    Report,
)
from decreta.assignments.queries.ladders import near_due
from decreta.assignments.timeliness import Standing, classify, is_near_due, receipt
from decreta.core import ahead, clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline, words
from decreta.core.prepared import prepared
from decreta.directives.enums import Mode
from decreta.directives.models import Task, UrgingLine
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.models.telling import withheld
from decreta.directives.queries.handed_down import Lower, handed_down, with_uppers
from decreta.directives.queries.happenings import EACH_SHOWN, Happening, Said, facts_told, happenings, steps_of
from decreta.organisation.models import Body, Organisation
from decreta.ui.deadlines import Date3, Deadlines
from decreta.ui.timeline import Step


@dataclass(frozen=True)
class Output:
    """A deliverable with its evidence and state."""

    deliverable: Deliverable
    name: str
    lang: str
    evidence: list[Any]
    state: str
    label: str
    reason: str = ""
    """Why it was not accepted."""


@dataclass
class TaskPage:
    """What one reader sees of a task."""

    task: Task
    at: dt.datetime
    mine: Assignment | None
    main: list[Assignment]
    coordinating: list[Assignment]
    timeliness: str
    is_near_due: bool
    deadline_words: str
    outputs: list[Output]
    happenings: list[Happening]
    lower: list[Lower]
    """What was handed down, as far as the reader sees it."""
    pending_report: Report | None
    pending_extension: ExtensionRequest | None
    extended_by: str
    """The symbol of the newest decision that extended the shown assignment, where it has one."""
    recovery: RecoveryPlan | None
    leads: list[Organisation | Body] = field(default_factory=list)
    """Who leads, also for who coordinates and sees his own assignment only: the clause that he reads names them."""
    each_counts: dict[str, int] = field(default_factory=dict)
    number_of_each: int = 0
    judged: list[tuple[Assignment, Work]] = field(default_factory=list)
    """The assignments that answer for it, as far as the reader sees them, with what a light is judged by."""

    @property
    def steps(self) -> list[Step]:
        """The timeline, newest first, for the page."""
        return steps_of(self.happenings)

    @property
    def outputs_accepted(self) -> int:
        """How many deliverables were accepted."""
        return sum(one.state == Timeliness.DONE_IN_TIME for one in self.outputs)

    @property
    def number_of_outputs(self) -> int:
        """How many deliverables there are."""
        return len(self.outputs)

    @property
    def is_partly_accepted(self) -> bool:
        """Whether some of the deliverables were accepted and others are missing."""
        return 0 < self.outputs_accepted < len(self.outputs)

    @property
    def missing(self) -> list[Output]:
        """The deliverables that were not accepted yet."""
        return [one for one in self.outputs if one.state != Timeliness.DONE_IN_TIME]

    @property
    def outputs_waiting(self) -> int:
        """How many deliverables await verification."""
        return sum(one.state == Timeliness.REPORTED_IN_TIME for one in self.outputs)

    @property
    def deadlines(self) -> Deadlines | None:
        """Baseline, current and forecast of the shown assignment, each with its source."""
        shown = self.shown
        if shown is None:
            return None
        document = self.task.directive.document
        baseline = Date3(
            shown.baseline_lapses_at,
            self.deadline_words,
            _("“%(words)s”, as decided. Never changes.") % {"words": self.deadline_words},
        )
        current = Date3(
            shown.current_lapses_at,
            self.deadline_words,
            _("not extended; %(symbol)s stands") % {"symbol": document.symbol},
        )
        if shown.current_lapses_at != shown.baseline_lapses_at:
            # The words of the baseline ("in April") are not those of the decision beside it.
            source = " ".join(filter(None, (_("extended by a decision"), self.extended_by)))
            current = Date3(shown.current_lapses_at, "", source)
        forecast = None
        if shown.forecast_on is not None:
            forecast = Date3(clock.end_of_day(shown.forecast_on), "", _("expected by the agency"), is_plain_day=True)
        return Deadlines(baseline, current, forecast)

    @property
    def receipt(self) -> str:
        """Whether the shown assignment was received within its receipt clock; empty where none runs."""
        found = receipt(Standing.of(self.shown), self.at) if self.shown is not None else Receipt.NO_CLOCK
        return found.value if found in (Receipt.WAITING, Receipt.MISSED, Receipt.LATE) else ""

    @property
    def shown(self) -> Assignment | None:
        """The assignment whose deadline the page shows: one's own, else the lead's."""
        return self.mine or (self.main[0] if self.main else None)


def task_page(task: Task, actor: Actor, at: dt.datetime) -> TaskPage:
    """Assemble the page of a task for an actor."""
    everything = with_uppers(_assignments.rows(actor, task.pk))
    ids = Ids(one.pk for one in everything)
    answering = [one for one in everything if one.role in ANSWERABLE]
    mine = _mine(everything, actor)
    shown = mine or (answering[0] if answering else None)
    with ahead.gathering() as asked:
        _beside_reports(ids)
    with ahead.knowing(ahead.empty(asked)):
        extensions, plans, letters = _beside_reports(ids)
    reports = _reports.rows(ids)
    lower = handed_down(everything, reports, extensions, actor, at)
    told = facts_told.rows(ids)
    counts: dict[str, int] = {}
    for one in answering:
        kind = classify(Standing.of(one), at)
        counts[kind] = counts.get(kind, 0) + 1
    timeliness = classify(Standing.of(shown), at) if shown else Timeliness.UNDATED
    return TaskPage(
        task=task,
        at=at,
        mine=mine,
        main=answering[:EACH_SHOWN],
        coordinating=[one for one in everything if one.role == AssignmentRole.COORDINATE],
        timeliness=timeliness,
        is_near_due=shown is not None and is_near_due(Standing.of(shown), at, near=near_due(task.body_id)),
        deadline_words=words(Deadline.from_data(task.deadline), get_language() or "vi"),
        outputs=_outputs(task, reports, _reopened(told)),
        happenings=happenings(Said(reports, extensions, plans, letters, told, everything)),
        lower=lower,
        # What was handed down is judged in its own line.
        pending_report=next(
            (one for one in reversed(reports) if one.assignment.parent_id is None and not hasattr(one, "verdict")), None
        ),
        pending_extension=next(
            (one for one in extensions if one.assignment.parent_id is None and not hasattr(one, "decision")), None
        ),
        extended_by=_extended_by(extensions, shown),
        recovery=plans[-1] if plans else None,
        leads=_leads(task, answering),
        each_counts=counts,
        number_of_each=len(answering),
        judged=_works(answering, reports),
    )


def _works(answering: list[Assignment], reports: list[Report]) -> list[tuple[Assignment, Work]]:
    newest = {one.assignment_id: one for one in sorted(reports, key=lambda each: each.ordinal)}
    found = []
    for one in answering:
        if one.parent_id is None:
            said = newest.get(one.pk)
            work = Work(Standing.of(one))
            found.append((one, Work(work.standing, said.reported_at) if said else work))
    return found


@prepared
def task_seen(actor: Actor, pk: UUID) -> QuerySet[Task]:
    """One task with its directive, if the actor may see it."""
    found = Task.objects.visible_to(actor).told_to(actor).filter(pk=pk)
    return found.select_related("directive__document", "directive__body", "clause", "group", "body").defer(
        "search", "directive__document__search"
    )


@prepared
def _assignments(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    found = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id)
    return found.select_related(
        "organisation", "body", "unit__organisation", "holding__person", "holding__post", "monitor"
    ).order_by("role", "recorded_at")


def _leads(task: Task, seen: list[Assignment]) -> list[Organisation | Body]:
    """The agencies that lead. A statement only where the actor sees no assignment of theirs."""
    if task.mode == Mode.EACH:
        return []
    own = [one for one in seen if one.role == AssignmentRole.LEAD and one.parent_id is None]
    found = own or list(_leading.rows(task.pk))
    return [place for one in found if (place := one.organisation or one.body) is not None]


def _beside_reports(ids: Ids) -> tuple[list[ExtensionRequest], list[RecoveryPlan], list[UrgingLine]]:
    """What most tasks never have."""
    return _extensions.rows(ids), _plans.rows(ids), _letters.rows(ids)


@prepared
def _leading(task_id: UUID) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task_id, role=AssignmentRole.LEAD)
    return found.filter(parent=None, closed_at=None).select_related("organisation", "body")


@prepared
def _extensions(ids: Ids) -> QuerySet[ExtensionRequest]:
    found = ExtensionRequest.objects.filter(assignment_id__among=ids).select_related("decision", "assignment")
    return found.prefetch_related("examinations")


@prepared
def _plans(ids: Ids) -> QuerySet[RecoveryPlan]:
    return RecoveryPlan.objects.filter(assignment_id__among=ids)


@prepared
def _letters(ids: Ids) -> QuerySet[UrgingLine]:
    return UrgingLine.objects.filter(assignment_id__among=ids).select_related("letter__document")


@prepared
def _deliverables(task_id: UUID) -> QuerySet[Deliverable]:
    return Deliverable.objects.filter(matter_kind=MATTER_KIND, matter_id=task_id)


def _mine(everything: list[Assignment], actor: Actor) -> Assignment | None:
    """The assignment that the actor's post answers for, the nearest to him first."""
    for test in (
        lambda one: one.holding_id is not None and one.holding_id == actor.holding_id,
        lambda one: one.unit_id in actor.unit_ids,
        lambda one: (
            one.role in ANSWERABLE and (one.organisation_id in actor.organisation_ids or one.body_id in actor.body_ids)
        ),
        lambda one: one.organisation_id in actor.organisation_ids or one.body_id in actor.body_ids,
    ):
        for one in everything:
            if test(one):
                return one
    return None


@prepared
def _reports(ids: Ids) -> QuerySet[Report]:
    found = Report.objects.filter(assignment_id__among=ids).select_related("verdict", "assignment")
    parts = ("evidence__file", "evidence__deliverable", "verdict__judgements")
    return found.prefetch_related(*parts).order_by("reported_at", "ordinal")


def _reopened(told: list[Fact]) -> dict[UUID, dt.datetime]:
    """When assignments were last opened again: what was said of their deliverables before counts no more."""
    return {one.assignment_id: one.recorded_at for one in told if one.kind == FactKind.REOPENED}


def _judged(reports: list[Report], reopened: dict[UUID, dt.datetime]) -> dict[UUID, Judgement]:
    """What was said of each deliverable last; what was accepted once stays accepted."""
    found: dict[UUID, Judgement] = {}
    for report in reports:
        verdict = getattr(report, "verdict", None)
        opened = reopened.get(report.assignment_id)
        if verdict is None or (opened is not None and verdict.recorded_at <= opened):
            continue
        for one in verdict.judgements.all():
            if one.deliverable_id not in found or found[one.deliverable_id].outcome != Judged.ACCEPTED:
                found[one.deliverable_id] = one
    return found


def _state_of(proofs: list[tuple[Report, Any]], judged: Judgement | None) -> tuple[str, str, str]:
    """Where a deliverable stands: its class, in words, and why it was not accepted."""
    if judged is not None and judged.outcome == Judged.ACCEPTED:
        return Timeliness.DONE_IN_TIME.value, _("accepted"), ""
    newest = getattr(proofs[-1][0], "verdict", None) if proofs else None
    if proofs and newest is None:
        return Timeliness.REPORTED_IN_TIME.value, _("awaiting verification"), ""
    if judged is not None:
        return Timeliness.OVERDUE.value, str(judged.get_outcome_display()), judged.reason
    if newest is None:
        return Timeliness.IN_PROGRESS_IN_TIME.value, _("in progress"), ""
    if newest.outcome == Outcome.ACCEPTED:
        return Timeliness.DONE_IN_TIME.value, _("accepted"), ""
    return Timeliness.OVERDUE.value, _("returned"), ""


def _outputs(task: Task, reports: list[Report], reopened: dict[UUID, dt.datetime]) -> list[Output]:
    """Deliverables with the newest evidence and what was said of it (trap T7)."""
    outputs, judged = [], _judged(reports, reopened)
    for deliverable in _deliverables.rows(task.pk):
        proofs = [
            (report, one) for report in reports for one in report.evidence.all() if one.deliverable_id == deliverable.pk
        ]
        state, label, reason = _state_of(proofs, judged.get(deliverable.pk))
        name, lang = deliverable.name, deliverable.name_lang
        if task.is_withheld:
            # What is to come of a directive is said in words of it.
            lang = get_language() or "vi"
            name = withheld(lang)
        outputs.append(Output(deliverable, name, lang, [one for _report, one in proofs], state, label, reason))
    return outputs


def _extended_by(extensions: list[ExtensionRequest], shown: Assignment | None) -> str:
    granted = [
        one.decision
        for one in extensions
        if shown is not None and one.assignment_id == shown.pk and hasattr(one, "decision") and one.decision.is_granted
    ]
    return max(granted, key=lambda one: one.decided_at).symbol if granted else ""
