"""What stands on the page of a task of its deliverables beside their list: what was changed of them, and the way to do it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.enums import OutputChange
from decreta.assignments.models import DeliverableChange
from decreta.assignments.queries.deliverables import changes_of
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.beside import Beside
from decreta.directives.queries.happenings import Happening, who_of
from decreta.directives.queries.task_page import TaskPage
from decreta.ui.buttons import ButtonContext


def tell_of_deliverables(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """Every change with its reason; the button for who assigns. One statement."""
    task = seen.task
    is_open = seen.is_open and seen.of is None and not task.is_withheld
    if is_open and allows(rules.may_assign, body=task.body, by=actor):
        label = _("Change deliverables") if seen.outputs else _("Name deliverables")
        url = reverse("directives:deliverables", args=[task.pk])
        said.buttons.append(ButtonContext(label, url, icon="list-checks", quiet=True))
    said.happenings += [_happening(one, is_withheld=task.is_withheld) for one in changes_of.rows(task.pk)]


def _happening(one: DeliverableChange, *, is_withheld: bool) -> Happening:
    titles = {
        OutputChange.ADDED: _("Deliverable %(n)s added"),
        OutputChange.RENAMED: _("Deliverable %(n)s renamed"),
        OutputChange.DROPPED: _("Deliverable %(n)s dropped"),
    }
    names = [] if is_withheld else [f"“{name}”" for name in (one.name_before, one.name_after) if name]
    words = ": ".join(filter(None, (" → ".join(names), one.reason)))
    kind = OutputChange(one.kind)
    title = titles[kind] % {"n": one.deliverable.ordinal}
    return Happening(title, who_of(one.by), one.changed_at, words, "back" if kind is OutputChange.DROPPED else "done")
