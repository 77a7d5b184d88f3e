"""Who leads a task asks a coordinator for its contribution, or asks for it no longer."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.contributions import rules
from decreta.contributions.domain.shared import check_day, check_text, end_of, enter, hold, hold_open
from decreta.contributions.models import Contribution
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems


@audit.act("contributions.ask")
def ask(
    *,
    lead: Assignment,
    coordinator: Assignment | None,
    wanted: str,
    due_on: dt.date | None,
    by: Actor,
    at: dt.datetime | None = None,
) -> Contribution:
    """Ask a coordinator of the same task for something, until the end of a day within the lead's own deadline.

    Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_ask(lead=lead, by=by)
    held, moment = hold_open(lead), at or clock.now()
    problems = Problems()
    if coordinator is None or not _coordinates(coordinator, held):
        problems.add(_("Say which coordinating organisation is asked."), "coordinator", "missing")
    check_text(problems, wanted, "wanted", _("Say what is asked for."))
    check_day(problems, due_on, held, moment)
    problems.refuse_if_any()
    assert coordinator is not None and due_on is not None
    made = Contribution.objects.create(
        assignment=hold_open(coordinator),
        lead=held,
        wanted=wanted.strip(),
        created_at=moment,
        by=by.as_facts(),
        due_at=end_of(due_on),
    )
    enter("contributions.asked", made, by=by, at=moment, due_at=made.due_at)
    return made


@audit.act("contributions.withdraw")
def withdraw(*, contribution: Contribution, reason: str, by: Actor, at: dt.datetime | None = None) -> Contribution:
    """It is no longer asked for, with the reason. Raises NotAllowed, NotNow, Invalid."""
    rules.may_withdraw(contribution=contribution, by=by)
    problems = Problems()
    check_text(problems, reason, "reason", _("Give the reason."))
    problems.refuse_if_any()
    held, moment = hold(contribution), at or clock.now()
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_reason = moment, by.as_facts(), reason.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    enter("contributions.withdrawn", held, by=by, at=moment)
    return held


def _coordinates(one: Assignment, lead: Assignment) -> bool:
    same = (one.matter_kind, one.matter_id) == (lead.matter_kind, lead.matter_id)
    return same and one.role == AssignmentRole.COORDINATE and one.closed_at is None
