"""What stands beside a task: how often there must be a report, by when the next one is due, how many were missed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.models import Report
from decreta.cadence import rules, words
from decreta.cadence.enums import State
from decreta.cadence.models import ReportRule
from decreta.cadence.queries.keeping import Kept, keep, reports_on, rules_about, work_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.errors import allows
from decreta.directives.beside import Beside, Part
from decreta.directives.models import Directive
from decreta.directives.programmes import RuleLine, source_of
from decreta.directives.queries.task_page import TaskPage
from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Shown:
    """How the assignments of a task that the reader sees keep its cadence."""

    rule: ReportRule | None
    kept: Kept
    url: str
    set_url: str

    @property
    def how_often(self) -> str:
        """The rule in words."""
        return words.how_often(self.rule) if self.rule is not None else ""

    @property
    def whose(self) -> str:
        """What it was set for."""
        return words.whose(self.rule) if self.rule is not None else ""

    @property
    def mark(self) -> str:
        """The mark of its state."""
        return words.MARKS[self.kept.state]

    @property
    def word(self) -> str:
        """Its state in words."""
        return str(State(self.kept.state).label)


def on_directive(directive: Directive, actor: Actor) -> list[ButtonContext]:
    """To say how often there must be a report on all tasks of a directive. No statement."""
    if not allows(rules.may_set, body=directive.body, by=actor):
        return []
    url = reverse("cadence:set_directive", args=[directive.pk])
    return [ButtonContext(_("How often to report"), url, icon="calendar-clock", quiet=True)]


def tell(said: Beside, page: TaskPage, actor: Actor) -> None:
    """Two statements, and only where there is a rule."""
    task, day = page.task, clock.today()
    found = rules_about.rows(task.pk, task.directive_id, task.body_id)
    if not found:
        return
    seen = [one for one in page.main if page.mine is None or one.pk == page.mine.pk] or page.main
    reports: defaultdict[UUID, list[Report]] = defaultdict(list)
    for one in reports_on.rows(Ids(each.pk for each in seen)):
        reports[one.assignment_id].append(one)
    kept = keep([work_of(one, reports[one.pk]) for one in seen], found, day)
    held = sorted(
        (one for one in found if one.holds_on(day)), key=lambda one: (one.task_id is None, one.directive_id is None)
    )
    set_url = reverse("cadence:set_task", args=[task.pk]) if allows(rules.may_set, body=task.body, by=actor) else ""
    url = reverse("cadence:rules", args=[task.body.code])
    said.parts.append(Part("cadence/parts/of_task.html", Shown(held[0] if held else None, kept, url, set_url)))


def rule_of_directive(directive: Directive, _actor: Actor) -> list[RuleLine]:
    """How often there must be a report on its tasks. One statement."""
    day = clock.today()
    # No task has the id of a directive: what is found is of the directive and of the body.
    held = [one for one in rules_about.rows(directive.pk, directive.pk, directive.body_id) if one.holds_on(day)]
    rule = next(iter(sorted(held, key=lambda one: one.directive_id is None)), None)
    return [
        RuleLine(
            _("Regular reports"),
            words.how_often(rule) if rule is not None else _("none are asked for"),
            source_of(directive, rule.directive_id or rule.body_id) if rule is not None else "",
            reverse("cadence:rules", args=[directive.body.code]),
        )
    ]
