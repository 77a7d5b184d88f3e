"""What stands on the page of a task for who assigns: another lead or coordinator, other words, that it is withdrawn."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.beside import Beside
from decreta.directives.enums import Mode
from decreta.directives.gone import left_on, said_of
from decreta.directives.models import Withdrawal
from decreta.directives.queries.standing_leads import names_each
from decreta.directives.queries.task_page import TaskPage
from decreta.directives.queries.withdrawn import withdrawal_of
from decreta.documents.beside import Lead, Remark
from decreta.ui import moments
from decreta.ui.buttons import ButtonContext


def tell_of_mending(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """Buttons; where nobody leads, the lead has left or the task is withdrawn, a sentence that says so first.

    One statement where nothing of it is open, else none.
    """
    may_assign = allows(rules.may_assign, body=seen.task.body, by=actor)
    withdrawal = withdrawal_of(seen.task.pk) if not seen.is_open else None
    if withdrawal is not None:
        _tell_of_withdrawal(said, seen, withdrawal, may_restore=may_assign)
    if seen.of is not None or not may_assign or withdrawal is not None:
        return
    _tell_of_leads(said, seen)
    if not seen.task.is_withheld:
        url = reverse("directives:reword", args=[seen.task.pk])
        said.buttons.append(ButtonContext(_("Correct the title"), url, icon="pen-line", quiet=True))
    if seen.is_open:
        url = reverse("directives:withdraw", args=[seen.task.pk])
        said.buttons.append(ButtonContext(_("Withdraw task"), url, icon="undo-2", quiet=True))


def _tell_of_leads(said: Beside, seen: TaskPage) -> None:
    """That nobody leads, or that who does has left; another lead, or others of several, can be named."""
    shown = seen.shown
    if seen.task.mode == Mode.LEAD and (seen.is_relieved or (shown is not None and seen.is_open)):
        url = reverse("directives:reassign", args=[seen.task.pk])
        label = _("Name lead and coordinators")
        if seen.is_relieved:
            title = _("Nobody leads this task")
            text = _("The dispute of its lead was upheld. It can be given to another with the same deadline.")
            said.remarks.append(Remark(title, text, "warning", "users", (Lead(url, label),)))
        elif seen.is_open:
            for one in seen.leads:
                if (last := left_on(one, clock.today())) is not None:
                    said.remarks.append(Remark(*said_of(one, last), "warning", "users", (Lead(url, label),)))
        said.buttons.append(ButtonContext(label, url, icon="users", quiet=True))
    if names_each(seen.task) and seen.is_open:
        url = reverse("directives:reassign", args=[seen.task.pk])
        said.buttons.append(ButtonContext(_("Add or relieve some"), url, icon="users", quiet=True))


def _tell_of_withdrawal(said: Beside, seen: TaskPage, found: Withdrawal, *, may_restore: bool) -> None:
    """That it was entered wrongly, why, and the way back for who may take it."""
    back = Lead(reverse("directives:restore", args=[seen.task.pk]), _("Take the withdrawal back"))
    title = _("Withdrawn on %(day)s: it was entered wrongly, and counts nowhere") % {
        "day": moments.day(found.withdrawn_at)
    }
    leads = (back,) if may_restore else ()
    said.remarks.append(Remark(title, found.reason, "warning", "undo-2", leads))
