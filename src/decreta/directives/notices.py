"""Who is told of what, once it stands in the log: assignees, monitors, those who decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, Audience, Minds, Outcome, RungKind
from decreta.assignments.models import Assignment
from decreta.assignments.queries.telling import answering, assignment_told, seeing, told_by_rung, watching
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.models.telling import withheld
from decreta.documents.enums import Secrecy
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import IS_WITHHELD, register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding

_MONITOR_ROLES = (Role.SECRETARY,)
_DECIDING_ROLES = (Role.HEAD, Role.DEPUTY)

# Entry kind → notice kind, and whom it concerns.
_TO_ASSIGNEE = {
    "assignments.assigned": "directives.assigned",
    "assignments.handed_down": "directives.assigned",
    "assignments.accepted": "directives.accepted",
    "assignments.returned": "directives.returned",
    "assignments.refused": "directives.returned",
    "assignments.extension_decided": "directives.extension_decided",
}
_RUNG = "assignments.rung_fired"
_RESTORED = "directives.restore_task"
_TO_MONITOR = {
    "assignments.reported_done": "directives.reported",
    "assignments.disputed": "directives.disputed",
    "assignments.recovery_planned": "directives.recovery",
}
_TO_DECIDER = {
    "assignments.extension_asked": "directives.extension_asked",
    "assignments.extension_examined": "directives.extension_examined",
}


def register() -> None:
    """Register kinds and the follower of the log."""
    register_kind(
        "directives.assigned",
        words=lambda facts: _("A task is assigned: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="list-checks",
        title=gettext_lazy("A task is assigned to us"),
        way=Way.MAIL,
        is_obligatory=True,
    )
    register_kind(
        "directives.accepted",
        words=lambda facts: _("Your report was verified: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="check",
        title=gettext_lazy("Our report was verified"),
        way=Way.DIGEST,
    )
    register_kind(
        "directives.returned",
        words=_returned_words,
        label=gettext_lazy("Task"),
        icon="undo-2",
        title=gettext_lazy("Our report was returned or refused"),
        way=Way.MAIL,
        is_obligatory=True,
    )
    register_kind(
        "directives.extension_decided",
        words=lambda facts: _("An extension was decided: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="calendar-clock",
        title=gettext_lazy("An extension that we asked for was decided"),
        way=Way.MAIL,
    )
    register_kind(
        "directives.rung",
        words=_rung_words,
        label=gettext_lazy("Deadline"),
        icon="hourglass",
        title=gettext_lazy("A deadline comes near or has passed"),
        is_obligatory=True,
    )
    register_kind(
        "directives.escalated",
        words=_escalated_words,
        label=gettext_lazy("Deadline"),
        icon="trending-up",
        title=gettext_lazy("Work that I lead or watch over is late, in spite of reminders"),
        is_obligatory=True,
    )
    register_kind(
        "directives.escalated_above",
        words=_above_words,
        label=gettext_lazy("Deadline"),
        icon="trending-up",
        title=gettext_lazy("Work of an agency under mine is late, in spite of reminders"),
        is_obligatory=True,
    )
    register_kind(
        "directives.reported",
        words=lambda facts: _("Reported done, to be verified: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="list-checks",
        title=gettext_lazy("A report waits to be verified"),
        way=Way.DIGEST,
    )
    register_kind(
        "directives.disputed",
        words=lambda facts: _("An assignment is disputed: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="triangle-alert",
        title=gettext_lazy("An assignment is disputed"),
        way=Way.MAIL,
    )
    register_kind(
        "directives.recovery",
        words=lambda facts: _("A recovery plan was filed: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="trending-up",
        title=gettext_lazy("A recovery plan was filed"),
        way=Way.DIGEST,
    )
    register_kind(
        "directives.extension_asked",
        words=lambda facts: _("An extension is asked for: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="calendar-clock",
        title=gettext_lazy("An extension is asked for"),
        way=Way.MAIL,
    )
    register_kind(
        "directives.extension_examined",
        words=lambda facts: _("A request for more time was examined: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="clipboard-check",
        title=gettext_lazy("A request for more time was examined"),
        way=Way.DIGEST,
    )
    register_kind(
        "directives.minding",
        words=_minding_words,
        label=gettext_lazy("Task"),
        icon="user-check",
        title=gettext_lazy("I am named to direct or to monitor a task"),
        way=Way.MAIL,
    )
    register_kind(
        "directives.withdrawn",
        words=_withdrawn_words,
        label=gettext_lazy("Task"),
        icon="undo-2",
        title=gettext_lazy("A task of ours is withdrawn, or stands again"),
        way=Way.MAIL,
        is_obligatory=True,
    )
    register_kind(
        "directives.deliverables",
        words=lambda facts: _("What is to be delivered was changed: %(title)s") % _titled(facts),
        label=gettext_lazy("Task"),
        icon="list-checks",
        title=gettext_lazy("What a task of ours must deliver was changed"),
        way=Way.MAIL,
    )
    follow("directives.deliverables", kinds=("directives.change_deliverables",), handler=tell_of_deliverables)
    follow("directives.withdrawn", kinds=("directives.withdraw_task", _RESTORED), handler=tell_of_withdrawal)
    follow("directives.notices", kinds=("assignments.",), handler=tell)
    follow("directives.minding", kinds=("assignments.minder_named",), handler=tell_minder)
    sight.register(MATTER_KIND, _levels, page=lambda pk: reverse("directives:task", args=[pk]), withheld=_withheld)


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among tasks that the actor sees, with the secrecy of the document that gives them.

    What he himself is not told goes out as a secret does: without a word.
    """
    found = Task.objects.visible_to(actor).told_to(actor).filter(pk__in=list(ids))
    return {
        str(one.pk): max(one.directive.document.secrecy, Secrecy.SECRET if one.is_withheld else Secrecy.NONE)
        for one in found.select_related("directive__document").only("directive__document__secrecy")
    }


def _withheld(actor: Actor, ids: Iterable[str]) -> list[str]:
    """Those among tasks whose words the actor is not told."""
    found = Task.objects.withheld_from(actor).filter(pk__in=list(ids))
    return [str(pk) for pk in found.values_list("pk", flat=True)]


def _titled(facts: Any) -> dict[str, Any]:
    """The title in the reader's language, where the task has one."""
    language = (get_language() or "vi")[:2]
    if facts.get(IS_WITHHELD):
        return {"title": withheld(language)}
    return {"title": facts.get(f"title_{language}") or facts["title"]}


def _returned_words(facts: Any) -> str:
    words = _("Your report was returned: %(title)s")
    if facts.get("outcome") == Outcome.REFUSED:
        words = _("Your report was refused: %(title)s")
    return words % _titled(facts)


def _rung_words(facts: Any) -> str:
    words = {
        "remind": pgettext("notice", "Reminder: %(title)s"),
        "near_due": pgettext("notice", "Nearly due: %(title)s"),
        "last_day": pgettext("notice", "Due today: %(title)s"),
        "overdue": pgettext("notice", "Overdue: %(title)s"),
        "not_received": pgettext("notice", "Not received in time: %(title)s"),
    }
    return words.get(facts.get("rung", ""), "%(title)s") % _titled(facts)


def _escalated_words(facts: Any) -> str:
    words = {
        "near_due": pgettext("notice", "Nearly due at %(assignee)s: %(title)s"),
        "last_day": pgettext("notice", "Due today at %(assignee)s: %(title)s"),
        "overdue": pgettext("notice", "Overdue at %(assignee)s: %(title)s"),
        "not_received": pgettext("notice", "Not received in time by %(assignee)s: %(title)s"),
        "escalate": pgettext("notice", "Escalated to you, still open at %(assignee)s: %(title)s"),
    }
    other = pgettext("notice", "To be watched at %(assignee)s: %(title)s")
    return words.get(facts.get("rung", ""), other) % {**_titled(facts), "assignee": facts.get("assignee", "")}


def _above_words(facts: Any) -> str:
    if facts.get("body"):
        words = pgettext("notice", "Escalated to you: a task that %(assignee)s does for %(body)s needs your attention")
    else:
        words = pgettext("notice", "Escalated to you: a task of %(assignee)s needs your attention")
    return words % facts


def _minding_words(facts: Any) -> str:
    if facts.get("part") == Minds.DIRECTS:
        return pgettext("notice", "You direct the work on: %(title)s") % _titled(facts)
    return pgettext("notice", "You monitor the work on: %(title)s") % _titled(facts)


def tell_minder(entry: Entry) -> None:
    """Tell who was named to direct or monitor a task that he was."""
    if entry.on_kind != MATTER_KIND or not entry.facts.get("holding"):
        return
    task = Task.objects.filter(pk=entry.on_id).first()
    if task is None:
        return
    titles = {"title": task.named("vi"), "title_en": task.named("en"), "title_ja": task.named("ja")}
    notify(
        holdings=Holding.objects.filter(pk=entry.facts["holding"]).select_related("person__user", "post"),
        kind="directives.minding",
        facts={**titles, "part": entry.facts.get("part", "")},
        url=reverse("directives:task", args=[task.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=task,
        at=entry.recorded_at,
    )


def _withdrawn_words(facts: Any) -> str:
    if facts.get("restored"):
        return pgettext("notice", "Stands again, to be received anew: %(title)s") % _titled(facts)
    return pgettext("notice", "Withdrawn, nothing more is to be done: %(title)s") % _titled(facts)


def tell_of_withdrawal(entry: Entry) -> None:
    """Tell everybody to whom it was assigned that a task was withdrawn, or stands again."""
    task = Task.objects.filter(pk=entry.on_id).first()
    found = task.withdrawals.order_by("-withdrawn_at").first() if task is not None else None
    if task is None or found is None:
        return
    told = Assignment.objects.filter(pk__in=found.assignments)
    _tell_those_who_do(entry, task, told, "directives.withdrawn", {"restored": entry.kind == _RESTORED})


def tell_of_deliverables(entry: Entry) -> None:
    """Tell whoever answers for a task that it is to deliver something else."""
    task = Task.objects.filter(pk=entry.on_id).first()
    if task is None:
        return
    told = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task.pk, parent=None, role__in=ANSWERABLE)
    open_ones = told.filter(closed_at=None, done_accepted_at=None)
    _tell_those_who_do(entry, task, open_ones, "directives.deliverables", {})


def _tell_those_who_do(
    entry: Entry, task: Task, told: QuerySet[Assignment], kind: str, facts: dict[str, object]
) -> None:
    """Tell everybody who answers for one of the assignments of a task, each once."""
    day = clock.today()
    doing = told.select_related("organisation", "body", "unit", "holding")
    notify(
        holdings={one.pk: one for each in doing for one in answering(each, on=day)}.values(),
        kind=kind,
        facts={"title": task.named("vi"), "title_en": task.named("en"), "title_ja": task.named("ja"), **facts},
        url=reverse("directives:task", args=[task.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=task,
        at=entry.recorded_at,
    )


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry on an assignment of a task."""
    kind = _TO_ASSIGNEE.get(entry.kind) or _TO_MONITOR.get(entry.kind) or _TO_DECIDER.get(entry.kind)
    if entry.kind == _RUNG and entry.facts.get("rung") != RungKind.LETTER:
        # Letters stand on the desk of whoever drafts them, one line for each agency (`urging`).
        kind = "directives.rung" if entry.facts.get("tells", "assignee") == "assignee" else "directives.escalated"
    if kind is None or not entry.on_kind.startswith("assignments."):
        return
    assignment = assignment_told(entry, of=MATTER_KIND)
    if assignment is None:
        return
    task = Task.objects.filter(pk=assignment.matter_id).first()
    if task is None:
        return
    facts = {
        "title": task.named("vi"),
        "title_en": task.named("en"),
        "title_ja": task.named("ja"),
        "rung": entry.facts.get("rung") or entry.facts.get("kind") or "",
    }
    if kind == "directives.returned":
        facts["outcome"] = entry.facts.get("outcome") or ""
    told = _concerned(entry, assignment)
    if kind == "directives.escalated":
        facts["assignee"] = str(assignment.assignee)
    if entry.kind == _RUNG and entry.facts.get("tells") == Audience.UPPER:
        told, strangers = seeing(told, (MATTER_KIND, str(task.pk)))
        _tell_above(entry, assignment, strangers)
    notify(
        holdings=told,
        kind=kind,
        facts=facts,
        url=reverse("directives:task", args=[task.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=task,
        at=entry.recorded_at,
    )


def _tell_above(entry: Entry, assignment: Assignment, strangers: list[Holding]) -> None:
    """Tell who leads above an agency and does not see its task that one is open there: whose and with whom, no word of it."""
    place = assignment.organisation or assignment.house
    url = reverse("organisation:organisation", args=[place.code]) if place is not None else reverse("directives:list")
    notify(
        holdings=strangers,
        kind="directives.escalated_above",
        facts={
            "assignee": str(assignment.assignee),
            "body": str(assignment.monitor) if assignment.monitor is not None else "",
            "rung": entry.facts.get("rung") or "",
        },
        url=url,
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        at=entry.recorded_at,
    )


def _concerned(entry: Entry, assignment: Assignment) -> Iterable[Holding]:
    kind, day = entry.kind, clock.today()
    if kind == _RUNG:
        return told_by_rung(entry, assignment, on=day)
    if kind in _TO_ASSIGNEE:
        return answering(assignment, on=day)
    if assignment.parent is not None:
        # What was handed down is reported to who handed it down.
        return answering(assignment.parent, on=day)
    if assignment.monitor is None:
        return []
    roles: tuple[Role, ...] = _DECIDING_ROLES if kind in _TO_DECIDER else _MONITOR_ROLES
    if kind == "assignments.extension_asked":
        # Staff examine it before it is decided.
        roles = (*_DECIDING_ROLES, *_MONITOR_ROLES)
    return watching(assignment, roles, on=day)
