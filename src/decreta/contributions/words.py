"""Contributions in words and marks: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from decreta.contributions.enums import State
from decreta.contributions.models import Contribution

#: The mark of the interface that a state bears.
MARKS = {
    State.WAITING: "progress",
    State.OVERDUE: "overdue",
    State.RETURNED: "progress",
    State.DELIVERED: "reported",
    State.REFUSED: "reported",
    State.SUFFICIENT: "intime",
    State.EXCUSED: "closed",
    State.WITHDRAWN: "closed",
    State.MOOT: "closed",
}
TABS: dict[str, str | Promise] = {
    "open": pgettext_lazy("contributions", "Asked for, not delivered"),
    "late": pgettext_lazy("contributions", "Overdue"),
    "to_judge": pgettext_lazy("contributions", "To be judged"),
    "returned": pgettext_lazy("contributions", "Returned at least once"),
    "in_time": pgettext_lazy("contributions", "Delivered in time"),
    "came_late": pgettext_lazy("contributions", "Late"),
    "offered": pgettext_lazy("contributions", "Given without being asked"),
    "all": pgettext_lazy("contributions", "All"),
}


@dataclass(frozen=True)
class Shown:
    """A contribution's state as a mark and a word."""

    contribution: Contribution

    @property
    def mark(self) -> str:
        """The mark."""
        return MARKS[self.contribution.state]

    @property
    def word(self) -> str:
        """The word."""
        return str(self.contribution.state.label)
