"""What a task must deliver, with the newest evidence and what was said of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, FactKind, Judged, Outcome, Timeliness
from decreta.assignments.models import Assignment, Deliverable, Fact, Judgement, Report
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.models.telling import withheld
from decreta.ui import moments


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


def outputs_of(
    task: Task, deliverables: list[Deliverable], reports: list[Report], reopened: dict[UUID, dt.datetime]
) -> list[Output]:
    """Deliverables with the newest evidence and what was said of it (trap T7). No statement."""
    outputs, judged = [], _judged(reports, reopened)
    for deliverable in deliverables:
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


def outputs_of_many(task: Task, deliverables: list[Deliverable], actor: Actor, number: int) -> list[Output]:
    """Deliverables, each with from how many assignees it was accepted. One statement where there are any."""
    if not deliverables:
        return []
    seen = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task.pk, parent=None)
    whole = Q(done_accepted_at__isnull=False)
    judged = Judgement.objects.filter(outcome=Judged.ACCEPTED, verdict__report__assignment=OuterRef("pk"))
    columns = {
        f"of_{one.ordinal}": Count("pk", filter=whole | Q(Exists(judged.filter(deliverable=one.pk))))
        for one in deliverables
    }
    accepted = seen.filter(role__in=ANSWERABLE).aggregate(**columns)
    outputs = []
    for one in deliverables:
        n = accepted[f"of_{one.ordinal}"]
        state = Timeliness.DONE_IN_TIME if n == number else Timeliness.IN_PROGRESS_IN_TIME
        label = _("accepted from %(n)s of %(total)s") % {"n": moments.number(n), "total": moments.number(number)}
        lang = get_language() or "vi"
        name, lang = (withheld(lang), lang) if task.is_withheld else (one.name, one.name_lang)
        outputs.append(Output(one, name, lang, [], state.value, label))
    return outputs


@prepared
def deliverables_of(task_id: UUID) -> QuerySet[Deliverable]:
    """What a task must deliver, as its assignments prove it."""
    return Deliverable.objects.standing().filter(matter_kind=MATTER_KIND, matter_id=task_id)


def reopened(told: list[Fact]) -> dict[UUID, dt.datetime]:
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
    refused = newest.outcome == Outcome.REFUSED
    return Timeliness.OVERDUE.value, pgettext("report", "refused") if refused else _("returned"), ""
