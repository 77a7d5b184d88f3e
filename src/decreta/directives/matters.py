"""What follows when a task is assigned: whoever must do it may read the directive. And how a task is shown."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.matters import Named, Shown
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.errors import NotNow
from decreta.core.prepared import prepared
from decreta.directives.models import Task, Withdrawal
from decreta.documents.domain.audience import open_to


def hold(task_id: UUID) -> None:
    """Take a task: whoever withdraws, amends or ends it at this moment finishes first."""
    Task.objects.select_for_update(of=("self",), no_key=True).get(pk=task_id)


def assignment_begins(assignment: Assignment, by: Actor) -> None:
    """Open the directive to the assignee. It stays open when the work is done: he must be able to read what he did.

    Nobody is assigned a task that is withdrawn, and nothing of it is opened again by itself. Raises NotNow.
    """
    found = Task.objects.select_related("directive__document")
    if assignment.parent_id is None:
        # Whoever withdraws the task at this moment finishes first, or finds this assignment open. What is handed down waits
        # for the upper assignment instead.
        found = found.select_for_update(of=("self",), no_key=True)
    task = found.get(pk=assignment.matter_id)
    # Asked once the task is held: what waited for it would be told the state of before.
    if Withdrawal.objects.filter(task=task, restored_at=None).exists():
        raise NotNow.of(_("This task is withdrawn: take the withdrawal back first."), code="withdrawn")
    open_to(
        document=task.directive.document,
        organisation=assignment.organisation,
        body=assignment.body,
        unit=assignment.unit,
        holding=assignment.holding,
        reason="assigned",
        by=by,
    )


def place(assignment: Assignment) -> str:
    """Each of a group has a page of its own; a lead has that of the task."""
    if assignment.role != AssignmentRole.EACH or assignment.parent_id is not None:
        return ""
    return reverse("directives:assignee", args=[assignment.matter_id, assignment.pk])


def shown(task_id: UUID, actor: Actor) -> Shown:
    """A task as the pages on its assignments show it. One statement."""
    found = Task.objects.told_to(actor).select_related("directive__document", "clause")
    task = found.get(pk=task_id)
    symbol = task.directive.document.symbol
    return Shown(
        url=reverse("directives:task", args=[task.pk]),
        name=_("Task %(n)s of %(symbol)s") % {"n": task.ordinal, "symbol": symbol},
        title=task.shown_title,
        title_lang=task.shown_lang,
        list_url=reverse("directives:list"),
        list_name=_("Tasks"),
        order=task.shown_quote,
        order_lang="vi",
        is_withheld=task.is_withheld,
        source=f"{symbol}, {task.clause.anchor}",
        decided_on=task.directive.decided_on,
    )


# What a desk says of a task.
_PRINTED = ("raw_title", "raw_title_en", "raw_title_ja", "occurrence", "clause__anchor", "directive__document__symbol")


def named(ids: frozenset[UUID], actors: tuple[Actor, ...]) -> dict[UUID, Named]:
    """Tasks as a desk names them. One statement."""
    language = get_language() or "vi"
    return {
        task.pk: Named(
            title=task.title_in(language),
            title_lang=task.lang_in(language),
            url=reverse("directives:task", args=[task.pk]),
            symbol=f"§ {task.directive.document.symbol}, {task.clause.anchor}",
        )
        for task in _printed.rows(Ids(ids), actors)
    }


@prepared
def _printed(ids: Ids, actors: tuple[Actor, ...]) -> QuerySet[Task]:
    found = Task.objects.filter(pk__among=ids).told_to(*actors)
    return found.select_related("directive__document", "clause").only(*_PRINTED)
