"""Who is told of reports: who must make them, that one is due soon or was missed; who watches over the task, that one was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.assignments.models import Assignment
from decreta.assignments.queries.telling import answering, assignment_told, watching
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.cadence.enums import Said
from decreta.core import clock
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.ui import moments

DUE, WATCHED = "cadence.due", "cadence.watched"
_KINDS: dict[str, tuple[str, str | Promise, Way]] = {
    DUE: ("calendar-clock", gettext_lazy("A report that we owe is due soon, or was missed"), Way.MAIL),
    WATCHED: ("calendar-x", gettext_lazy("A report on a task that I watch over did not come in time"), Way.DIGEST),
}


def register() -> None:
    """Register kinds and the follower of the log."""
    for name, (icon, title, way) in _KINDS.items():
        register_kind(
            name, words=_worded(name), label=pgettext_lazy("notice", "Report"), icon=icon, title=title, way=way
        )
    follow("cadence.notices", kinds=("cadence.reminded",), handler=tell)


def _worded(name: str) -> Callable[[Any], str]:
    def words(facts: Any) -> str:
        day = facts.get("due_on", "")
        said = {"day": moments.day(dt.date.fromisoformat(day)) if day else "", "who": facts.get("who", "")}
        if name == WATCHED:
            return pgettext("notice", "%(who)s has not made the report that was due by %(day)s") % said
        if facts.get("said") == Said.MISSED:
            return pgettext("notice", "The report that was due by %(day)s has not come") % said
        return pgettext("notice", "A report on a task is due by %(day)s") % said

    return words


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry."""
    found = assignment_told(entry, of=MATTER_KIND)
    task = Task.objects.filter(pk=found.matter_id).first() if found is not None else None
    if found is None or task is None:
        return
    _give(entry, found, task, DUE, answering(found, on=clock.today()))
    if entry.facts.get("said") == Said.MISSED and found.monitor is not None:
        _give(entry, found, task, WATCHED, watching(found, (Role.SECRETARY,), on=clock.today()))


def _give(entry: Entry, found: Assignment, task: Task, kind: str, holdings: Iterable[Holding]) -> None:
    notify(
        holdings=holdings,
        kind=kind,
        facts={"due_on": entry.facts.get("due_on"), "said": entry.facts.get("said"), "who": str(found.assignee)},
        url=reverse("directives:task", args=[task.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=task,
        at=entry.recorded_at,
    )
