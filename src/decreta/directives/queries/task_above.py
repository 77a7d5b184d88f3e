"""What stands above work that was handed down: who gave it, up to who answers for the whole, and by when each has to be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import Timeliness
from decreta.assignments.hands import named
from decreta.assignments.models import Assignment
from decreta.assignments.timeliness import Standing, classify
from decreta.core.deadlines import Deadline, words
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.queries.waiting import ASSIGNEE
from decreta.ui.deadlines import Date3

_ABOVE = """
WITH RECURSIVE above AS (
    SELECT parent_id FROM assignments_assignment WHERE id = %s
    UNION ALL
    SELECT upper.parent_id FROM assignments_assignment AS upper JOIN above ON upper.id = above.parent_id
)
SELECT parent_id FROM above WHERE parent_id IS NOT NULL
"""


@dataclass(frozen=True)
class Above:
    """One assignment above: how it stands now, and whether nobody stands above it in turn."""

    assignment: Assignment
    timeliness: Timeliness

    @property
    def name(self) -> str:
        """Who answers for it."""
        return named(self.assignment.assignee)

    @property
    def lang(self) -> str:
        """The language of that name; an officer bears his own."""
        return self.assignment.assignee.name_lang if self.assignment.holding_id is None else "vi"

    @property
    def is_top(self) -> bool:
        """Whether it answers to the monitor."""
        return self.assignment.parent_id is None

    @property
    def deadline_words(self) -> str:
        """Its deadline in words, for one that has no day yet."""
        return words_of(self.assignment)


@prepared
def _above(pk: UUID) -> QuerySet[Assignment]:
    """Every assignment above one, in any order."""
    keys = RawSQL(_ABOVE, [pk])  # noqa: S611 - the key is a parameter
    return Assignment.objects.filter(pk__in=keys).select_related(*ASSIGNEE)


def above(shown: Assignment | None, at: dt.datetime) -> list[Above]:
    """What stands above an assignment, the nearest first. One statement; none for one that was not handed down.

    Whoever works under others may see who they are, by when they have to be done and how they stand: it is what he works for.
    Their reports and reasons stay theirs.
    """
    if shown is None or shown.parent_id is None:
        return []
    by_id = {one.pk: one for one in _above.rows(shown.pk)}
    found, upper = [], by_id.get(shown.parent_id)
    while upper is not None:
        found.append(Above(upper, classify(Standing.of(upper), at)))
        upper = by_id.get(upper.parent_id) if upper.parent_id is not None else None
    return found


def inner(shown: Assignment, upper: Above, extended_by: str) -> tuple[Date3, Date3]:
    """The inner deadline as it was given and as it stands: whose day it is, of whom more time may be asked."""
    said, who = words_of(shown), {"who": upper.name}
    if shown.deadline == upper.assignment.deadline:
        given = _("The deadline of %(who)s as it stood when the work was handed down.") % who
    else:
        given = _("Inner deadline, given by %(who)s.") % who
    baseline = Date3(shown.baseline_lapses_at, said, given)
    if shown.current_lapses_at == shown.baseline_lapses_at:
        return baseline, Date3(shown.current_lapses_at, said, _("not extended by %(who)s") % who)
    source = " ".join(filter(None, (_("extended by %(who)s") % who, extended_by)))
    return baseline, Date3(shown.current_lapses_at, "", source)


def words_of(one: Assignment | Task) -> str:
    """The deadline of a task or of an assignment in words, as it was given."""
    return words(Deadline.from_data(one.deadline), get_language() or "vi")
