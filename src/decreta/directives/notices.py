"""Who is told of what, once it stands in the log: assignees, monitors, those who decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.notifications.domain import notify
from decreta.notifications.kinds import register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.organisation.queries.who import holdings_in

_ASSIGNEE_ROLES = (Role.HEAD, Role.DEPUTY, Role.UNIT_HEAD, Role.CLERK)
_MONITOR_ROLES = (Role.SECRETARY,)
_DECIDING_ROLES = (Role.HEAD, Role.DEPUTY)

# Entry kind → notice kind, and whom it concerns.
_TO_ASSIGNEE = {
    "assignments.assigned": "directives.assigned",
    "assignments.handed_down": "directives.assigned",
    "assignments.accepted": "directives.accepted",
    "assignments.returned": "directives.returned",
    "assignments.extension_decided": "directives.extension_decided",
    "assignments.rung_fired": "directives.rung",
}
_TO_MONITOR = {
    "assignments.reported_done": "directives.reported",
    "assignments.disputed": "directives.disputed",
    "assignments.recovery_planned": "directives.recovery",
}
_TO_DECIDER = {"assignments.extension_asked": "directives.extension_asked"}


def register() -> None:
    """Register kinds and the follower of the log."""
    register_kind(
        "directives.assigned",
        words=lambda facts: _("A task is assigned: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="list-checks",
    )
    register_kind(
        "directives.accepted",
        words=lambda facts: _("Your report was verified: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="check",
    )
    register_kind(
        "directives.returned",
        words=lambda facts: _("Your report was returned: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="undo-2",
    )
    register_kind(
        "directives.extension_decided",
        words=lambda facts: _("An extension was decided: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="calendar-clock",
    )
    register_kind("directives.rung", words=_rung_words, label=gettext_lazy("Deadline"), icon="hourglass")
    register_kind(
        "directives.reported",
        words=lambda facts: _("Reported done, to be verified: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="list-checks",
    )
    register_kind(
        "directives.disputed",
        words=lambda facts: _("An assignment is disputed: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="triangle-alert",
    )
    register_kind(
        "directives.recovery",
        words=lambda facts: _("A recovery plan was filed: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="trending-up",
    )
    register_kind(
        "directives.extension_asked",
        words=lambda facts: _("An extension is asked for: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="calendar-clock",
    )
    follow("directives.notices", kinds=("assignments.",), handler=tell)


def _titled(facts: Any) -> dict[str, Any]:
    """The title in the reader's language, where the task has one."""
    language = (get_language() or "vi")[:2]
    return {"title": facts.get(f"title_{language}") or facts["title"]}


def _rung_words(facts: Any) -> str:
    words = {
        "near_due": pgettext("notice", "Nearly due: %(title)s"),
        "last_day": pgettext("notice", "Due today: %(title)s"),
        "overdue": pgettext("notice", "Overdue: %(title)s"),
    }
    return words.get(facts.get("rung", ""), "%(title)s") % _titled(facts)


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry on an assignment of a task."""
    kind = _TO_ASSIGNEE.get(entry.kind) or _TO_MONITOR.get(entry.kind) or _TO_DECIDER.get(entry.kind)
    if kind is None or not entry.on_kind.startswith("assignments."):
        return
    assignment = _assignment_of(entry)
    if assignment is None or assignment.matter_kind != MATTER_KIND:
        return
    task = Task.objects.filter(pk=assignment.matter_id).first()
    if task is None:
        return
    notify(
        holdings=_concerned(entry.kind, assignment),
        kind=kind,
        facts={
            "title": task.title,
            "title_en": task.title_en,
            "title_ja": task.title_ja,
            "rung": entry.facts.get("rung") or entry.facts.get("kind") or "",
        },
        url=reverse("directives:task", args=[task.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        at=entry.recorded_at,
    )


def _assignment_of(entry: Entry) -> Assignment | None:
    refs = [f"{entry.on_kind}:{entry.on_id}", *entry.about]
    for ref in refs:
        kind, _sep, pk = ref.partition(":")
        if kind == "assignments.assignment":
            return (
                Assignment.objects.select_related("organisation", "body", "unit", "holding", "monitor")
                .filter(pk=pk)
                .first()
            )
    return None


def _concerned(kind: str, assignment: Assignment) -> Iterable[Holding]:
    day = clock.today()
    if kind in _TO_ASSIGNEE:
        if assignment.holding is not None:
            return [assignment.holding]
        roles = (*_ASSIGNEE_ROLES, Role.SECRETARY, Role.OFFICER)
        return holdings_in(
            on=day, organisation=assignment.organisation, unit=assignment.unit, body=assignment.body, roles=roles
        )
    if assignment.monitor is None:
        return []
    return holdings_in(
        on=day, body=assignment.monitor, roles=_DECIDING_ROLES if kind in _TO_DECIDER else _MONITOR_ROLES
    )
