"""What stands beside a task and on the page of supervision: what is in the way, who must remove it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.assignments.programmes import holding, key_of
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives.beside import Beside, Part
from decreta.directives.models import Directive
from decreta.directives.programmes import RuleLine, source_of
from decreta.directives.queries.task_page import TaskPage
from decreta.obstacles import rules
from decreta.obstacles.ladder import BUILT_IN
from decreta.obstacles.models import Obstacle
from decreta.obstacles.queries.ladders import own_ladders
from decreta.obstacles.queries.registered import of_task
from decreta.obstacles.words import Shown
from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Row:
    """An obstacle as a reader sees it."""

    obstacle: Obstacle

    @property
    def shown(self) -> Shown:
        """Its state and owner in words."""
        return Shown(self.obstacle)


def tell(said: Beside, page: TaskPage, actor: Actor) -> None:
    """One statement."""
    mine = page.mine
    is_open = mine is not None and mine.closed_at is None and mine.done_accepted_at is None
    if mine is not None and is_open and allows(rules.may_raise, assignment=mine, by=actor):
        url = reverse("obstacles:raise", args=[mine.pk])
        said.buttons.append(ButtonContext(_("Raise obstacle"), url, icon="construction", quiet=True))
    found = of_task.rows(actor, page.task.pk)
    if found:
        said.parts.append(Part("obstacles/parts/of_task.html", [Row(one) for one in found]))


def buttons(one: Obstacle, actor: Actor) -> list[ButtonContext]:
    """What the reader may do about an obstacle that is not gone."""
    if one.removed_at is not None:
        return []
    found = []
    waits = one.answered_at is None
    if waits and allows(rules.may_answer, obstacle=one, by=actor):
        found += [
            ButtonContext(_("Pass on"), reverse("obstacles:pass_on", args=[one.pk]), icon="corner-up-right"),
            ButtonContext(_("Answer"), reverse("obstacles:answer", args=[one.pk]), icon="pen-line", primary=True),
        ]
    if allows(rules.may_confirm, obstacle=one, by=actor):
        if not waits:
            url = reverse("obstacles:deny", args=[one.pk])
            found.append(ButtonContext(_("It still stands"), url, icon="rotate-ccw"))
        url, is_first = reverse("obstacles:confirm", args=[one.pk]), not waits and not found[:-1]
        found.append(ButtonContext(_("It is gone"), url, icon="check", primary=is_first, quiet=waits))
    if allows(rules.may_decide, obstacle=one, by=actor):
        url = reverse("obstacles:decide", args=[one.pk])
        found.append(ButtonContext(_("Decide"), url, icon="gavel", primary=not any(each.primary for each in found)))
    return found


def rule_of_directive(directive: Directive, _actor: Actor) -> list[RuleLine]:
    """Who is told of the obstacles of its tasks that nobody answers. One statement, where somebody set it."""
    rows = [one for one in own_ladders.rows(directive.body_id, directive.pk) if one.is_own]
    held = holding({key_of(one): one for one in rows}, directive.pk, directive.body_id)
    number = len(held.rungs if held is not None else BUILT_IN)
    return [
        RuleLine(
            _("Obstacles that nobody answers"),
            ngettext("%(n)s rung", "%(n)s rungs", number) % {"n": number},
            source_of(directive, key_of(held) if held is not None else None, was_set=held is not None),
            reverse("obstacles:directive_ladder", args=[directive.pk]),
        )
    ]
