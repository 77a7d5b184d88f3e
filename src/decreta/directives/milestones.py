"""What stands on the page of a task of its milestones: the list, the way to set them, and when they were reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments import rules
from decreta.assignments.enums import MilestoneState, Timeliness
from decreta.assignments.models import Milestone
from decreta.assignments.queries.milestones import Course, course_of, milestones_of, name_told
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.errors import allows
from decreta.directives.beside import Beside, Part
from decreta.directives.queries.happenings import Happening, who_of
from decreta.directives.queries.task_page import TaskPage
from decreta.ui import moments
from decreta.ui.buttons import ButtonContext

TEMPLATE = "directives/parts/milestones.html"


@dataclass(frozen=True)
class Row:
    """A milestone as the page shows it; `name` is its number where the words of the task are withheld."""

    course: Course
    name: str

    @property
    def kind(self) -> str:
        """Which mark its state has."""
        if self.course.is_reached:
            return (Timeliness.DONE_LATE if self.course.is_late else Timeliness.DONE_IN_TIME).value
        is_at_risk = self.course.state == MilestoneState.AT_RISK and not self.course.is_closed
        if self.course.is_missed or is_at_risk:
            return Timeliness.OVERDUE.value
        return (Timeliness.CLOSED_OTHERWISE if self.course.is_closed else Timeliness.IN_PROGRESS_IN_TIME).value

    @property
    def label(self) -> str:
        """Its state in words."""
        if self.course.is_late:
            return pgettext("milestone", "reached late")
        if self.course.is_missed:
            return pgettext("milestone", "missed")
        if self.course.has_fallen_away:
            return pgettext("milestone", "fell away")
        return str(self.course.state.label) if self.course.state else pgettext("milestone", "ahead")


def tell_of_milestones(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """Of the assignment whose deadline the page shows; of many none is shown. At most three statements."""
    shown = seen.shown
    if shown is None:
        return
    found = milestones_of.rows(Ids([shown.pk]))
    names = {one.pk: name_told(one, is_withheld=seen.task.is_withheld) for one in found}
    standing = [one for one in found if one.dropped_at is None]
    if seen.is_open and allows(rules.may_set_milestones, by=actor, assignment=shown):
        label = _("Change milestones") if standing else _("Set milestones")
        url = reverse("assignments:milestones", args=[shown.pk])
        said.buttons.append(ButtonContext(label, url, icon="flag", quiet=True))
    if standing:
        said.parts.append(Part(TEMPLATE, [Row(course_of(one, seen.at), names[one.pk]) for one in standing]))
    said.happenings += _happenings(found, names)


def _happenings(found: list[Milestone], names: Mapping[UUID, str]) -> Iterator[Happening]:
    """When they were set, each time together; and what reports said was reached, or is at risk."""
    plans: dict[object, list[Milestone]] = {}
    for one in found:
        plans.setdefault(one.set_at, []).append(one)
    for several in plans.values():
        words = "; ".join(f"{moments.day(one.due_on)}: {names[one.pk]}" for one in several)
        yield Happening(_("Milestones set"), who_of(several[0].by), several[0].set_at, words)
    titles = {
        MilestoneState.REACHED: _("Milestone reached"),
        MilestoneState.AT_RISK: _("Milestone at risk"),
    }
    for one in found:
        for said in one.statements.all():
            title = titles.get(MilestoneState(said.state))
            if title:
                report = said.report
                note = moments.day(said.reached_on) if said.reached_on else ""
                kind = "done" if said.reached_on else "back"
                yield Happening(title, who_of(report.by), report.reported_at, names[one.pk], kind, note)  # type: ignore[arg-type]
