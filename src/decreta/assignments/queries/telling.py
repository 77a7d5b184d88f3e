"""Whom an entry on an assignment concerns; what it is called is for the area whose matter it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.organisation.queries.who import holdings_in

_ASSIGNEE_ROLES = (Role.HEAD, Role.DEPUTY, Role.UNIT_HEAD, Role.CLERK, Role.SECRETARY, Role.OFFICER)


def assignment_told(entry: Entry, *, of: str) -> Assignment | None:
    """The assignment of a kind of matter (`of`) that an entry is on or about. Asks nothing for an entry on other matters."""
    refs = (f"{entry.on_kind}:{entry.on_id}", *entry.about)
    # Every entry on an assignment is about its matter too (`assignments.domain.entries`).
    if not any(ref.startswith(f"{of}:") for ref in refs):
        return None
    for ref in refs:
        kind, _sep, pk = ref.partition(":")
        if kind == "assignments.assignment":
            named = ("organisation", "body", "unit", "holding")
            upper = (f"parent__{one}" for one in named)
            found = Assignment.objects.select_related(*named, "monitor", *upper)
            return found.filter(pk=pk).first()
    return None


def answering(assignment: Assignment, *, on: dt.date) -> Iterable[Holding]:
    """The officer who must do it, or everybody who answers for the unit, agency or body that must."""
    if assignment.holding is not None:
        return [assignment.holding]
    return holdings_in(
        on=on,
        organisation=assignment.organisation,
        unit=assignment.unit,
        body=assignment.body,
        roles=_ASSIGNEE_ROLES,
    )
