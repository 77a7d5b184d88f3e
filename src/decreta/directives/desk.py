"""What waits on a desk because of tasks: to receive, to report, to verify, to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment, ExtensionRequest, Report
from decreta.assignments.rules import stands_for
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.ui import moments
from decreta.ui.desk import Waiting

SHOWN = 20
HORIZON = dt.timedelta(days=14)


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Matters of a person's posts, in at most four statements however many posts and matters there are."""
    rows = [*_to_do(actors, at), *_to_verify(actors), *_to_decide(actors)]
    if not rows:
        return
    tasks = Task.objects.select_related("directive__document", "clause").in_bulk(
        {row.assignment.matter_id for row in rows}
    )
    language = get_language() or "vi"
    for row in rows:
        task = tasks.get(row.assignment.matter_id)
        if task is not None:
            yield (
                row.actor,
                Waiting(
                    verb=row.verb,
                    title=task.title_in(language),
                    title_lang=task.lang_in(language),
                    url=reverse("directives:task", args=[task.pk]),
                    symbol=f"§ {task.directive.document.symbol}, {task.clause.anchor}",
                    meta=(row.note,) if row.note else (),
                    due_at=row.assignment.current_lapses_at,
                    since=row.assignment.assigned_at,
                ),
            )


class _Row(NamedTuple):
    """Something to do about an assignment, for one post."""

    actor: Actor
    verb: str
    assignment: Assignment
    note: str = ""


def _to_do(actors: Sequence[Actor], at: dt.datetime) -> list[_Row]:
    """What one's own side must receive, or report on because its lapse is near or past."""
    answering = [one for one in actors if one.can("answer_assignments") or one.can("report_progress")]
    if not answering:
        return []
    open_ones = Assignment.objects.answered_by(*answering).filter(
        matter_kind=MATTER_KIND, closed_at=None, done_reported_at=None, done_accepted_at=None, suspended_at=None
    )
    pressing = open_ones.filter(Q(received_at=None) | Q(current_lapses_at__lte=at + HORIZON)).exclude(
        role="coordinate", received_at__isnull=False
    )
    return [
        _Row(
            next(actor for actor in answering if stands_for(actor, one)),
            _("Receive task") if one.received_at is None else _("Report"),
            one,
            _("returned") if one.times_returned else "",
        )
        for one in pressing.order_by("current_lapses_at", "pk")[: SHOWN * len(answering)]
    ]


def _to_verify(actors: Sequence[Actor]) -> list[_Row]:
    monitoring = [one for one in actors if one.can("monitor_tasks")]
    if not monitoring:
        return []
    found = Report.objects.filter(
        verdict=None,
        claims_done=True,
        assignment__in=Assignment.objects.monitored_by(*monitoring),
        assignment__parent=None,
        assignment__closed_at=None,
    )
    # Nobody verifies what he reported himself, in whichever post.
    foreign = found.exclude(by__person=str(monitoring[0].person_id)).select_related("assignment")
    return [
        _Row(_monitor(monitoring, one.assignment), _("Verify report"), one.assignment)
        for one in foreign.order_by("reported_at")[: SHOWN * len(monitoring)]
    ]


def _to_decide(actors: Sequence[Actor]) -> list[_Row]:
    deciding = [one for one in actors if one.can("decide_extensions") and one.body_id is not None]
    if not deciding:
        return []
    found = ExtensionRequest.objects.filter(decision=None, assignment__in=Assignment.objects.monitored_by(*deciding))
    return [
        _Row(
            _monitor(deciding, one.assignment),
            _("Decide extension"),
            one.assignment,
            _("asked for until %(day)s") % {"day": moments.day(one.until_on)},
        )
        for one in found.select_related("assignment").order_by("asked_at")[: SHOWN * len(deciding)]
    ]


def _monitor(actors: Sequence[Actor], assignment: Assignment) -> Actor:
    """The first of the posts that monitors an assignment."""
    return next(actor for actor in actors if assignment.monitor_id in actor.body_ids | actor.served_body_ids)
