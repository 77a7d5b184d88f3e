"""What every act on a contribution shares: holding it, checking words and days, the entry of the log."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.models import Assignment
from decreta.contributions.models import Contribution
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.ui import moments

TEXT_LIMIT = 10_000


def hold(contribution: Contribution) -> Contribution:
    """The contribution as it is now, locked until the end of the act. Raises NotNow when nothing more is to be done."""
    related = ("assignment__parent", "lead")
    held = Contribution.objects.select_for_update(of=("self",)).select_related(*related).get(pk=contribution.pk)
    if held.is_final:
        raise NotNow.of(_("This contribution is settled, or its task has ended."), code="settled")
    return held


def hold_open(assignment: Assignment) -> Assignment:
    """The assignment as it is now. Raises NotNow when it has ended."""
    held = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if held.closed_at is not None or held.done_accepted_at is not None:
        raise NotNow.of(_("The assignment is closed."), code="closed")
    return held


def end_of(day: dt.date) -> dt.datetime:
    """The end of the last day for a contribution."""
    return clock.start_of_day(day + dt.timedelta(days=1))


def check_text(problems: Problems, text: str, field: str, missing: str) -> None:
    """Words are needed, and not too many."""
    if not text.strip():
        problems.add(missing, field, "missing")
    elif len(text) > TEXT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, field, "too_long")


def check_day(problems: Problems, due_on: dt.date | None, lead: Assignment | None, moment: dt.datetime) -> None:
    """A day that is not past, and within the deadline of who leads the task."""
    if due_on is None:
        problems.add(_("Say until when it is needed."), "due_on", "missing")
        return
    if due_on < moment.astimezone(clock.zone()).date():
        problems.add(_("The day is past."), "due_on", "past")
    ends = lead.current_lapses_at if lead is not None else None
    # Who leads late may still ask: the deadline then says nothing about when.
    if ends is not None and ends > moment and end_of(due_on) > ends:
        last = moments.day((ends - dt.timedelta(microseconds=1)).astimezone(clock.zone()).date())
        problems.add(
            _("Ask for it within the deadline of the task, which ends on %(day)s.") % {"day": last}, "due_on", "beyond"
        )


def enter(kind: str, held: Contribution, *, by: Actor, at: dt.datetime, **facts: Any) -> None:
    """The entry of an act: also about both assignments and their matter. No word of either side."""
    one = held.assignment
    about = [audit.Ref.to(one), audit.Ref(one.matter_kind, str(one.matter_id))]
    if held.lead is not None:
        about.append(audit.Ref.to(held.lead))
    audit.record(kind, by=by, on=held, about=about, at=at, facts=facts)
