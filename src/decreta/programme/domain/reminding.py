"""Reminders of the dates of adopted programmes, each exactly once for each date."""

from __future__ import annotations

import datetime as dt

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.programme import rules
from decreta.programme.enums import PaperState, RungKind
from decreta.programme.models import Programme, Rung
from decreta.programme.queries.standing import Standing, standings

#: So many days before a date it is reminded of, as of a task's deadline.
NEAR = dt.timedelta(days=3)
_BEFORE_THE_SIGNER = (PaperState.NOT_BEGUN, PaperState.DRAFTING)


@act("programme.remind")
def remind(*, programme: Programme, by: Actor, at: dt.datetime | None = None) -> int | None:
    """Fire what is due of one programme; how many were fired, None when nothing was due. A paper that is issued or taken off is reminded of no more."""
    rules.may_remind(by=by)
    moment = at or clock.now()
    today = moment.astimezone(clock.zone()).date()
    # Two sweeps at once: the second waits, and finds the rungs of the first.
    Programme.objects.select_for_update().get(pk=programme.pk)
    fired = set(Rung.objects.filter(expected__programme=programme).values_list("expected_id", "kind", "on"))
    made = 0
    for one in standings([programme], Actor.system("programme"), on=today)[programme.pk]:
        due = _due(one, today)
        if due is None or (one.expected.pk, *due) in fired:
            continue
        kind, on = due
        Rung.objects.create(expected=one.expected, kind=kind, on=on, fired_at=moment)
        facts = {"rung": kind.value, "on": on, "subject": one.expected.subject}
        record("programme.rung_fired", by=by, on=one.expected, about=[programme], at=at, facts=facts)
        made += 1
    return made or None


def _due(one: Standing, today: dt.date) -> tuple[RungKind, dt.date] | None:
    """The one thing to be reminded of: what should have been issued before what comes near."""
    if one.state in {PaperState.ISSUED, PaperState.WITHDRAWN}:
        return None
    if one.issue_on < today:
        return RungKind.ISSUE_PASSED, one.issue_on
    if one.issue_on <= today + NEAR:
        return RungKind.ISSUE_NEAR, one.issue_on
    if one.state in _BEFORE_THE_SIGNER and today <= one.submit_on <= today + NEAR:
        return RungKind.SUBMIT_NEAR, one.submit_on
    return None
