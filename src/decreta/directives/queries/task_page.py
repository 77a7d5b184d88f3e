"""Everything that the page of one task shows, in a fixed number of statements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, Outcome, Timeliness
from decreta.assignments.models import Assignment, Deliverable, ExtensionRequest, RecoveryPlan, Report
from decreta.assignments.timeliness import Standing, classify, is_near_due
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, words
from decreta.directives.models import Task, UrgingLine
from decreta.directives.models.tasks import MATTER_KIND
from decreta.ui.deadlines import Date3, Deadlines
from decreta.ui.timeline import Step

EACH_SHOWN = 12


@dataclass(frozen=True)
class Happening:
    """Something in the life of a task, for its timeline."""

    what: str
    who: str
    at: dt.datetime
    text: str = ""
    kind: Literal["done", "now", "todo", "back"] = "done"
    note: str = ""
    evidence: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Output:
    """A deliverable with its evidence and state."""

    deliverable: Deliverable
    evidence: list[Any]
    state: str
    label: str


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
    pending_report: Report | None
    pending_extension: ExtensionRequest | None
    extended_by: str
    """The symbol of the newest decision that extended the shown assignment, where it has one."""
    recovery: RecoveryPlan | None
    each_counts: dict[str, int] = field(default_factory=dict)
    number_of_each: int = 0

    @property
    def steps(self) -> list[Step]:
        """The timeline, newest first, for the page."""
        return [
            Step(
                one.what,
                state=one.kind,
                who=one.who,
                at=one.at,
                said=one.text,
                said_lang="vi" if one.text else "",
                note=one.note,
            )
            for one in self.happenings
        ]

    @property
    def outputs_accepted(self) -> int:
        """How many deliverables were accepted."""
        return sum(one.state == Timeliness.DONE_IN_TIME for one in self.outputs)

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
    def shown(self) -> Assignment | None:
        """The assignment whose deadline the page shows: one's own, else the lead's."""
        return self.mine or (self.main[0] if self.main else None)


def task_page(task: Task, actor: Actor, at: dt.datetime) -> TaskPage:
    """Assemble the page of a task for an actor."""
    everything = list(
        Assignment.objects.visible_to(actor)
        .filter(matter_kind=MATTER_KIND, matter_id=task.pk)
        .select_related("organisation", "body", "unit__organisation", "holding__person", "holding__post", "monitor")
        .order_by("role", "recorded_at")
    )
    answering = [one for one in everything if one.role in ANSWERABLE]
    mine = _mine(everything, actor)
    shown = mine or (answering[0] if answering else None)
    reports = _reports([one.pk for one in everything])
    extensions = list(
        ExtensionRequest.objects.filter(assignment__in=everything).select_related("decision", "assignment")
    )
    plans = list(RecoveryPlan.objects.filter(assignment__in=everything))
    letters = list(UrgingLine.objects.filter(assignment__in=everything).select_related("letter__document"))
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
        is_near_due=shown is not None and is_near_due(Standing.of(shown), at),
        deadline_words=words(Deadline.from_data(task.deadline), get_language() or "vi"),
        outputs=_outputs(task, reports),
        happenings=_happenings(reports, extensions, plans, letters, everything),
        pending_report=next((one for one in reversed(reports) if not hasattr(one, "verdict")), None),
        pending_extension=next((one for one in extensions if not hasattr(one, "decision")), None),
        extended_by=_extended_by(extensions, shown),
        recovery=plans[-1] if plans else None,
        each_counts=counts,
        number_of_each=len(answering),
    )


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


def _reports(assignment_ids: list[Any]) -> list[Report]:
    found = Report.objects.filter(assignment_id__in=assignment_ids).select_related("verdict", "assignment")
    return list(found.prefetch_related("evidence__file", "evidence__deliverable").order_by("reported_at", "ordinal"))


def _outputs(task: Task, reports: list[Report]) -> list[Output]:
    """Deliverables with the newest evidence and what was said of it (trap T7)."""
    outputs = []
    for deliverable in Deliverable.objects.filter(matter_kind=MATTER_KIND, matter_id=task.pk):
        proofs = [
            (report, one) for report in reports for one in report.evidence.all() if one.deliverable_id == deliverable.pk
        ]
        state, label = Timeliness.IN_PROGRESS_IN_TIME.value, _("in progress")
        if proofs:
            verdict = getattr(proofs[-1][0], "verdict", None)
            if verdict is None:
                state, label = Timeliness.REPORTED_IN_TIME.value, _("awaiting verification")
            elif verdict.outcome == Outcome.ACCEPTED:
                state, label = Timeliness.DONE_IN_TIME.value, _("accepted")
            else:
                state, label = Timeliness.OVERDUE.value, _("returned")
        outputs.append(Output(deliverable, [one for _report, one in proofs], state, label))
    return outputs


def _extended_by(extensions: list[ExtensionRequest], shown: Assignment | None) -> str:
    granted = [
        one.decision
        for one in extensions
        if shown is not None and one.assignment_id == shown.pk and hasattr(one, "decision") and one.decision.is_granted
    ]
    return max(granted, key=lambda one: one.decided_at).symbol if granted else ""


def _happenings(
    reports: list[Report],
    extensions: list[ExtensionRequest],
    plans: list[RecoveryPlan],
    letters: list[UrgingLine],
    assignments: list[Assignment],
) -> list[Happening]:
    """The timeline, newest first."""
    found = [
        Happening(_("Assigned"), str(one.assignee), one.assigned_at) for one in assignments if one.role in ANSWERABLE
    ][:EACH_SHOWN]
    found += [Happening(_("Received"), str(one.assignee), one.received_at) for one in assignments if one.received_at][
        :EACH_SHOWN
    ]
    found += [
        Happening(_("Handed down"), str(one.assignee), one.assigned_at)
        for one in assignments
        if one.role == AssignmentRole.SUB
    ]
    for report in reports:
        verdict = getattr(report, "verdict", None)
        title = _("Report %(n)s: done") if report.claims_done else _("Report %(n)s")
        what = title % {"n": report.ordinal}
        found.append(
            Happening(
                what,
                _who(report.by),
                report.reported_at,
                report.text,
                "now" if verdict is None else "done",
                report.obstacle,
                tuple(report.evidence.all()),
            )
        )
        if verdict is not None:
            is_accepted = verdict.outcome == Outcome.ACCEPTED
            wording = _("Report %(n)s verified") if is_accepted else _("Report %(n)s returned")
            found.append(
                Happening(
                    wording % {"n": report.ordinal},
                    _who(verdict.by),
                    verdict.decided_at,
                    verdict.reason,
                    "done" if is_accepted else "back",
                )
            )
    for request in extensions:
        found.append(Happening(_("Extension asked for"), _who(request.by), request.asked_at, request.reason, "done"))
        decision = getattr(request, "decision", None)
        if decision is not None:
            wording = _("Extension decided. The baseline stands.") if decision.is_granted else _("Extension refused")
            found.append(
                Happening(
                    wording,
                    _who(decision.by),
                    decision.decided_at,
                    decision.reason,
                    "done" if decision.is_granted else "back",
                    decision.symbol,
                )
            )
    found += [Happening(_("Recovery plan filed"), _who(plan.by), plan.filed_at, plan.text) for plan in plans]
    found += [
        Happening(
            _("Urging letter"),
            "",
            line.letter.created_at,
            "",
            "back",
            line.letter.document.symbol or line.letter.document.subject,
        )
        for line in letters
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _who(by: dict[str, Any]) -> str:
    name, post = by.get("name") or "", by.get("post") or ""
    return f"{name}, {post}" if post else name
