"""What stands on the page of a task for who assigns: another lead or coordinator, other words."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.beside import Beside
from decreta.directives.enums import Mode
from decreta.directives.queries.standing_leads import names_each
from decreta.directives.queries.task_page import TaskPage
from decreta.documents.beside import Lead, Remark
from decreta.ui.buttons import ButtonContext


def tell_of_mending(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """Two buttons; where the lead was relieved and nobody leads, a sentence that says so first. No statement."""
    if seen.of is not None or not allows(rules.may_assign, body=seen.task.body, by=actor):
        return
    shown = seen.shown
    if seen.task.mode == Mode.LEAD and (seen.is_relieved or (shown is not None and seen.is_open)):
        url = reverse("directives:reassign", args=[seen.task.pk])
        label = _("Name lead and coordinators")
        if seen.is_relieved:
            title = _("Nobody leads this task")
            text = _("The dispute of its lead was upheld. It can be given to another with the same deadline.")
            said.remarks.append(Remark(title, text, "warning", "users", (Lead(url, label),)))
        said.buttons.append(ButtonContext(label, url, icon="users", quiet=True))
    if names_each(seen.task) and seen.is_open:
        url = reverse("directives:reassign", args=[seen.task.pk])
        said.buttons.append(ButtonContext(_("Add or relieve some"), url, icon="users", quiet=True))
    if not seen.task.is_withheld:
        url = reverse("directives:reword", args=[seen.task.pk])
        said.buttons.append(ButtonContext(_("Correct the title"), url, icon="pen-line", quiet=True))
