"""What is done with several tasks at once: received, and verified."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from decreta.assignments import domain, policies, rules
from decreta.assignments.models import WHOSE, Assignment, Report
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Stale, reason_against
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.ui import moments
from decreta.ui.tables.bulk import BulkAct, Planned, Said

#: So much of a report is read before it is answered together with others; the whole stands on the page of its task.
_SIGNS = 240


def chosen(ids: Sequence[UUID], actor: Actor) -> list[Task]:
    """The chosen tasks that the actor may see, in the order of the list."""
    found = Task.objects.visible_to(actor).told_to(actor).filter(pk__in=list(ids))
    found = found.select_related("directive__document", "clause", "body")
    return list(found.order_by("directive__decided_on", "directive_id", "ordinal", "pk"))


def planned(task: Task, *, effect: str = "", refusal: str = "", read: str = "", said: tuple[Said, ...] = ()) -> Planned:
    """A chosen task as the page that asks shows it. `read` is what the act binds to of that which was shown."""
    return Planned(
        key=task.pk,
        title=task.shown_title,
        url=reverse("directives:task", args=[task.pk]),
        lang=task.shown_lang,
        symbol=f"{task.directive.document.symbol}, {task.clause.anchor}",
        effect=effect,
        refusal=refusal,
        said=said,
        read=read,
    )


def own_of(ids: Sequence[UUID], actor: Actor) -> dict[UUID, list[Assignment]]:
    """Open assignments of the tasks that the actor's post answers for."""
    found = Assignment.objects.answered_by(actor).filter(
        matter_kind=MATTER_KIND, matter_id__in=list(ids), closed_at=None
    )
    own: dict[UUID, list[Assignment]] = {}
    for one in found.select_related(*WHOSE).order_by("recorded_at", "pk"):
        own.setdefault(one.matter_id, []).append(one)
    return own


def _to_receive(assignments: Sequence[Assignment], actor: Actor) -> tuple[list[Assignment], str]:
    """Those that the post can receive now, and why not when there are none."""
    why = _("Your post does not answer for this task.")
    able = []
    for one in assignments:
        refusal = reason_against(rules.may_answer, by=actor, assignment=one) or reason_against(
            policies.must_allow, one, "receive"
        )
        if refusal:
            why = refusal
        else:
            able.append(one)
    return able, "" if able else why


def plan_receiving(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """What can be received. Two statements."""
    own = own_of(ids, actor)
    rows = []
    for task in chosen(ids, actor):
        able, why = _to_receive(own.get(task.pk, ()), actor)
        effect = _("for %(who)s") % {"who": "; ".join(str(one.assignee) for one in able)} if able else ""
        rows.append(planned(task, effect=effect, refusal=why))
    return rows


def receive(task_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Receive what the post answers for in one task."""
    able, why = _to_receive(own_of([task_id], by).get(task_id, ()), by)
    if why:
        raise NotNow.of(why)
    for one in able:
        domain.receive(assignment=one, by=by)


def _reports(ids: Sequence[UUID], actor: Actor) -> dict[UUID, list[Report]]:
    """Unanswered reports of the tasks that what the post monitors is done."""
    monitored = Assignment.objects.monitored_by(actor).filter(
        matter_kind=MATTER_KIND, matter_id__in=list(ids), parent=None, closed_at=None
    )
    found = Report.objects.filter(assignment__in=monitored, verdict=None, claims_done=True)
    waiting: dict[UUID, list[Report]] = {}
    for one in found.select_related(*(f"assignment__{one}" for one in WHOSE)).order_by("reported_at", "pk"):
        waiting.setdefault(one.assignment.matter_id, []).append(one)
    return waiting


def _to_accept(reports: Sequence[Report], actor: Actor) -> tuple[list[Report], str]:
    why = _("No report of being done waits for your post.")
    able = []
    for one in reports:
        refusal = reason_against(rules.may_verify, by=actor, report=one) or reason_against(
            policies.must_allow, one.assignment, "accept"
        )
        if refusal:
            why = refusal
        else:
            able.append(one)
    return able, "" if able else why


def plan_accepting(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Which reports would be accepted, each with what it says. Two statements."""
    waiting = _reports(ids, actor)
    rows = []
    for task in chosen(ids, actor):
        able, why = _to_accept(waiting.get(task.pk, ()), actor)
        effect = ""
        if able:
            effect = ngettext("%(n)s report", "%(n)s reports", len(able)) % {"n": len(able)}
        said = tuple(_said(one) for one in able)
        rows.append(planned(task, effect=effect, refusal=why, read=_shown(able), said=said))
    return rows


def _said(report: Report) -> Said:
    words = Truncator(" ".join(report.text.split())).chars(_SIGNS)
    return Said(f"{report.assignment.assignee}, {moments.day(report.reported_at)}", words)


def _shown(reports: Sequence[Report]) -> str:
    """The reports that were before the eyes of whoever chose the task, as one short word."""
    keys = " ".join(sorted(str(one.pk) for one in reports))
    return hashlib.sha256(keys.encode()).hexdigest() if reports else ""


def accept(task_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Accept the reports of one task that were shown. Stale where another came, or one was answered, meanwhile."""
    able, why = _to_accept(_reports([task_id], by).get(task_id, ()), by)
    if why:
        raise NotNow.of(why)
    if given.get("read") != _shown(able):
        raise Stale.of(_("Other reports wait by now than you were shown: look again what they say."), code="stale")
    for one in able:
        domain.accept(report=one, by=by)


RECEIVE = BulkAct(
    name="directives.receive",
    table="directives.tasks",
    label=gettext_lazy("Receive tasks"),
    icon="inbox",
    question=gettext_lazy("Receive these tasks"),
    note=gettext_lazy("From now on your agency answers for them."),
    plan=plan_receiving,
    act=receive,
    offered=lambda actor: actor.can("answer_assignments") or actor.can("report_progress"),
)
ACCEPT = BulkAct(
    name="directives.accept",
    table="directives.tasks",
    label=gettext_lazy("Verify as done"),
    icon="check-check",
    question=gettext_lazy("Verify these tasks as done"),
    note=gettext_lazy("The reports below are accepted, and no others. Whoever reported is told."),
    plan=plan_accepting,
    act=accept,
    offered=lambda actor: actor.can("monitor_tasks"),
)


#: In the order in which a list offers them.
ACTS = (RECEIVE, ACCEPT)
