"""Obstacles in words and marks: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from decreta.obstacles.enums import Level, State
from decreta.obstacles.ladder import Held, Rung
from decreta.obstacles.models import Obstacle, Owner
from decreta.obstacles.queries.owners import place_of
from decreta.organisation.models import Post, Unit

#: The mark of the interface that a state bears.
MARKS = {
    State.WAITING: "progress",
    State.OVERDUE: "overdue",
    State.ESCALATED: "overdue",
    State.ANSWERED: "reported",
    State.REMOVED: "intime",
    State.MOOT: "closed",
}
TABS: dict[str, str | Promise] = {
    "open": pgettext_lazy("obstacles", "Open"),
    "late": pgettext_lazy("obstacles", "Overdue"),
    "escalated": pgettext_lazy("obstacles", "Escalated"),
    "answered": pgettext_lazy("obstacles", "To be confirmed"),
    "removed": pgettext_lazy("obstacles", "Removed"),
    "all": pgettext_lazy("obstacles", "All"),
}
AGES: dict[str, str | Promise] = {
    "week": pgettext_lazy("age", "a week and more"),
    "month": pgettext_lazy("age", "a month and more"),
    "quarter": pgettext_lazy("age", "a quarter of a year and more"),
}


@dataclass(frozen=True)
class Shown:
    """An obstacle's state as a mark and a word."""

    obstacle: Obstacle

    @property
    def mark(self) -> str:
        """The mark."""
        return MARKS[self.obstacle.state]

    @property
    def owner(self) -> str:
        """Who must remove it."""
        return owner(self.obstacle.owner)

    @property
    def word(self) -> str:
        """The word; what was answered is said as it was answered."""
        state = self.obstacle.state
        if state == State.ANSWERED:
            said = {"answer": self.obstacle.get_answer_display()}
            return pgettext("obstacle", "%(answer)s, to be confirmed") % said
        return str(state.label)


def owner(one: Owner) -> str:
    """An owner with the place in which it is, where its name alone would not say it."""
    return f"{one.name}, {place_of(one).name}" if isinstance(one, Unit | Post) else one.name


def when(rung: Rung) -> str:
    """`3 working days after the day for the answer`."""
    if rung.in_working_days:
        words = ngettext(
            "%(n)s working day after the day for the answer",
            "%(n)s working days after the day for the answer",
            rung.days,
        )
    else:
        words = ngettext("%(n)s day after the day for the answer", "%(n)s days after the day for the answer", rung.days)
    return words % {"n": rung.days}


def rungs(held: Held) -> list[tuple[str, str]]:
    """The rungs of a ladder: when, and whom they tell."""
    return [(when(one), whom(one.level)) for one in held.rungs]


def whom(level: str) -> str:
    """Whom a level tells."""
    return str(Level(level).label)
