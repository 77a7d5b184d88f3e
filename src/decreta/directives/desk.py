"""What waits on a desk because of tasks: to receive, to report, to verify, to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment, ExtensionRequest, Report
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.ui.desk import Waiting

SHOWN = 20
HORIZON = dt.timedelta(days=14)


def waiting(actor: Actor, at: dt.datetime) -> Iterator[Waiting]:
    """Matters of one post, in at most five statements however many there are."""
    rows: list[tuple[str, Assignment, dt.datetime | None, str]] = []
    if actor.can("answer_assignments") or actor.can("report_progress"):
        rows += _to_do(actor, at)
    if actor.can("monitor_tasks"):
        rows += [
            (_("Verify report"), one.assignment, one.assignment.current_lapses_at, "") for one in _to_verify(actor)
        ]
    if actor.can("decide_extensions") and actor.body_id is not None:
        rows += [
            (
                _("Decide extension"),
                one.assignment,
                one.assignment.current_lapses_at,
                _("asked for until %(day)s") % {"day": one.until_on.strftime("%d/%m/%Y")},
            )
            for one in _to_decide(actor)
        ]
    tasks = (
        Task.objects.select_related("directive__document", "clause").in_bulk({row[1].matter_id for row in rows})
        if rows
        else {}
    )
    language = get_language() or "vi"
    for verb, assignment, due_at, note in rows:
        task = tasks.get(assignment.matter_id)
        if task is not None:
            yield Waiting(
                verb=verb,
                title=task.title_in(language),
                title_lang=task.lang_in(language),
                url=reverse("directives:task", args=[task.pk]),
                symbol=f"§ {task.directive.document.symbol}, {task.clause.anchor}",
                meta=(note,) if note else (),
                due_at=due_at,
                since=assignment.assigned_at,
            )


def _to_do(actor: Actor, at: dt.datetime) -> list[tuple[str, Assignment, dt.datetime | None, str]]:
    """What one's own side must receive, or report on because its lapse is near or past."""
    open_ones = Assignment.objects.answered_by(actor).filter(
        matter_kind=MATTER_KIND, closed_at=None, done_reported_at=None, done_accepted_at=None, suspended_at=None
    )
    pressing = open_ones.filter(Q(received_at=None) | Q(current_lapses_at__lte=at + HORIZON)).exclude(
        role="coordinate", received_at__isnull=False
    )
    return [
        (
            _("Receive task") if one.received_at is None else _("Report"),
            one,
            one.current_lapses_at,
            _("returned") if one.times_returned else "",
        )
        for one in pressing.order_by("current_lapses_at", "pk")[:SHOWN]
    ]


def _to_verify(actor: Actor) -> list[Report]:
    found = Report.objects.filter(
        verdict=None,
        claims_done=True,
        assignment__in=Assignment.objects.monitored_by(actor),
        assignment__parent=None,
        assignment__closed_at=None,
    )
    return list(
        found.exclude(by__person=str(actor.person_id)).select_related("assignment").order_by("reported_at")[:SHOWN]
    )


def _to_decide(actor: Actor) -> list[ExtensionRequest]:
    found = ExtensionRequest.objects.filter(decision=None, assignment__in=Assignment.objects.monitored_by(actor))
    return list(found.select_related("assignment").order_by("asked_at")[:SHOWN])
