"""Rungs in words: what is done, when, for whom. Never by colour alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from decreta.assignments.enums import AssignmentRole, Audience, ClockUnit, Colour, RungKind
from decreta.assignments.ladder import Ladder, Step
from decreta.assignments.models import ReceiptClock
from decreta.directives.models.tasks import MATTER_KIND as TASKS
from decreta.documents.queries.marks import MATTER_KIND as MARKS

#: Letters by how urgent they are.
LETTERS: dict[str, str | Promise] = {
    Colour.YELLOW: gettext_lazy("yellow letter: reminder"),
    Colour.ORANGE: gettext_lazy("orange letter: warning"),
    Colour.RED: gettext_lazy("red letter: last call"),
}
KINDS: dict[str, str | Promise] = {
    RungKind.REMIND: pgettext_lazy("rung", "Remind"),
    RungKind.NEAR_DUE: pgettext_lazy("rung", "Say that it is nearly due"),
    RungKind.LAST_DAY: pgettext_lazy("rung", "Say that it is the last day"),
    RungKind.OVERDUE: pgettext_lazy("rung", "Say that it is overdue"),
    RungKind.LETTER: pgettext_lazy("rung", "Propose an urging letter"),
    RungKind.ESCALATE: pgettext_lazy("rung", "Escalate"),
}
AUDIENCES: dict[str, str | Promise] = {
    Audience.ASSIGNEE: gettext_lazy("the assignee"),
    Audience.ASSIGNEE_LEADERS: gettext_lazy("the leaders of the assignee"),
    Audience.UPPER: gettext_lazy("the leaders of the organisation above the assignee"),
    Audience.STAFF: gettext_lazy("the secretaries of the monitoring body"),
    Audience.MONITOR_HEAD: gettext_lazy("the head of the monitoring body"),
    Audience.STANDING: gettext_lazy("the standing committee of the monitoring body"),
}
ROLES: dict[str, str | Promise] = {
    AssignmentRole.LEAD: gettext_lazy("those who lead"),
    AssignmentRole.EACH: gettext_lazy("each of a group"),
    AssignmentRole.COORDINATE: gettext_lazy("those who coordinate"),
    AssignmentRole.SUB: gettext_lazy("what was handed down"),
}
MATTERS: dict[str, str | Promise] = {
    TASKS: gettext_lazy("tasks of directives"),
    MARKS: gettext_lazy("marks on arrivals"),
}


def letter(colour: str) -> str:
    """The word of a letter's colour; empty where it has none."""
    return str(LETTERS[colour]) if colour else ""


def when(step: Step) -> str:
    """`10 working days after the lapse`."""
    days = abs(step.days)
    if days == 0:
        return _("at the lapse")
    if step.in_working_days:
        before = ngettext("%(n)s working day before the lapse", "%(n)s working days before the lapse", days)
        after = ngettext("%(n)s working day after the lapse", "%(n)s working days after the lapse", days)
    else:
        before = ngettext("%(n)s day before the lapse", "%(n)s days before the lapse", days)
        after = ngettext("%(n)s day after the lapse", "%(n)s days after the lapse", days)
    return (before if step.days < 0 else after) % {"n": days}


@dataclass(frozen=True)
class Rung:
    """One line of the page."""

    step: Step

    @property
    def when(self) -> str:
        """How long before or after the lapse."""
        return when(self.step)

    @property
    def what(self) -> str:
        """What is done."""
        return str(KINDS[self.step.kind])

    @property
    def letter(self) -> str:
        """The word of the letter's colour; empty for what is no letter."""
        return letter(self.step.colour)

    @property
    def tells(self) -> str:
        """Whom it tells."""
        return str(AUDIENCES[self.step.tells])

    @property
    def limits(self) -> str:
        """For whom alone, where it is not for all."""
        return ", ".join(
            [str(ROLES.get(one, one)) for one in self.step.roles]
            + [str(MATTERS.get(one, one)) for one in self.step.matters]
        )


def rungs(ladder: Ladder) -> list[Rung]:
    """A ladder as the page shows it, in the order of time."""
    return [Rung(one) for one in ladder.steps]


def near_words(near: dt.timedelta) -> str:
    """From when on work counts as near due."""
    return ngettext("near due from %(n)s day before", "near due from %(n)s days before", near.days) % {"n": near.days}


def receipt_words(clock: ReceiptClock | None) -> str:
    """Within what time tasks are received, as a sentence without its point."""
    if clock is None or clock.amount is None:
        return _("no clock runs")
    if clock.unit == ClockUnit.HOUR:
        return ngettext("within %(n)s hour", "within %(n)s hours", clock.amount) % {"n": clock.amount}
    return ngettext("within %(n)s working day", "within %(n)s working days", clock.amount) % {"n": clock.amount}
