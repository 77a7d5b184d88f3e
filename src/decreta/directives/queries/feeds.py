"""Deadlines in people's own calendars."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.addresses import absolute
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.feeds.sources import MOST, PAST, Entry, register


def register_sources() -> None:
    """Enter what feeds carry of tasks."""
    register("directives.deadlines", gettext_lazy("My deadlines"), deadlines, has_days=True)


def deadlines(actor: Actor, body_id: UUID | None = None) -> list[Entry]:
    """The deadlines for which the actor's post answers, in force now: open ones, and those of the last months."""
    recent = clock.now() - PAST
    found = (
        Assignment.objects.visible_to(actor)
        .answered_by(actor)
        .filter(Q(closed_at=None, done_accepted_at=None) | Q(current_lapses_at__gt=recent))
        .filter(matter_kind=MATTER_KIND, current_lapses_at__isnull=False)
        .annotate(changes=Count("facts"))
    )
    rows = list(found.order_by("current_lapses_at", "pk")[:MOST])
    told = Task.objects.told_to(actor)
    tasks = told.select_related("directive__document", "clause").in_bulk({row.matter_id for row in rows})
    return [_entry(row, tasks[row.matter_id]) for row in rows if row.matter_id in tasks]


def _entry(assignment: Assignment, task: Task) -> Entry:
    """Every fact raises the sequence: an extension, a return, a closing."""
    lapse = assignment.current_lapses_at
    assert lapse is not None
    document = task.directive.document
    # A calendar is kept by others; what is secret is not named to them, nor what their reader himself is not told.
    is_secret = document.secrecy > 0 or task.is_withheld
    title = _("Deadline of a matter that calendars must not name") if is_secret else task.title_in(_language())
    done = assignment.done_accepted_at or assignment.done_reported_at
    return Entry(
        uid=f"deadline-{assignment.pk}@decreta",
        sequence=assignment.changes,  # type: ignore[attr-defined]
        changed_at=assignment.last_fact_at or assignment.recorded_at,
        summary=_("Done: %(title)s") % {"title": title} if done else title,
        url=absolute(reverse("directives:task", args=[task.pk])),
        day=(lapse - dt.timedelta(microseconds=1)).astimezone(clock.zone()).date(),
        description="" if is_secret else f"§ {document.symbol}, {task.clause.anchor}",
        is_off=assignment.closed_at is not None,
        done_at=done,
    )


def _language() -> str:
    return get_language() or "vi"
