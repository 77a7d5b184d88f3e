"""What the page of a task says of its coming again: its occurrences, which are to come, and what may be done about it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.beside import Beside, Part
from decreta.directives.queries.recurrence import course_of
from decreta.directives.queries.task_page import TaskPage
from decreta.documents.beside import Remark
from decreta.ui.buttons import ButtonContext


def tell_of_task(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """The course of a task that comes again; for its secretary the ways to change it. Nothing more for any other task."""
    task = seen.task
    may_set = allows(rules.may_assign, body=task.body, by=actor)
    course = course_of(task, actor, seen.at)
    if course is None:
        if may_set and seen.is_open and seen.of is None and task.is_itemised:
            url = reverse("directives:recur", args=[task.pk])
            said.buttons.append(ButtonContext(_("Make it recurring"), url, icon="repeat", quiet=True))
        return
    buttons = []
    if may_set:
        change = reverse("directives:recur", args=[task.pk])
        label = _("Make it recurring") if course.is_stopped else _("Change the recurrence")
        buttons.append(ButtonContext(label, change, icon="repeat", quiet=True))
        buttons.append(
            ButtonContext(
                _("Skip an occurrence"), reverse("directives:skip", args=[task.pk]), icon="skip-forward", quiet=True
            )
        )
        if not course.is_stopped:
            stop = reverse("directives:stop_recurrence", args=[task.pk])
            buttons.append(ButtonContext(_("Stop the recurrence"), stop, icon="circle-slash", quiet=True))
    if course.refusal and may_set:
        said.remarks.append(Remark(_("The next occurrence could not be opened."), course.refusal, "warning", "repeat"))
    said.parts.append(Part("directives/parts/occurrences.html", {"course": course, "buttons": buttons}))
