"""The convocation."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.meetings import policies, rules
from decreta.meetings.domain import periods
from decreta.meetings.enums import Part, Period, PointKind
from decreta.meetings.models import Sitting
from decreta.meetings.states import AUDIT_KINDS


@act("meetings.convene")
def convene(*, sitting: Sitting, by: Actor, late_reason: str = "", at: dt.datetime | None = None) -> Sitting:
    """Convene a sitting: from now on those invited see it; notice, mail and calendar entry follow from the log.

    Raises NotNow with everything that is missing: the chair, a point, members. Where fewer working days are left than
    the rules of the body ask for, that is noted; Invalid where they ask for a reason and none is stated.
    """
    rules.may_prepare(sitting.body, by=by)
    locked = Sitting.objects.select_for_update(of=("self",)).select_related("body").get(pk=sitting.pk)
    policies.can("convene", locked)
    moment = at or clock.now()
    missing = what_is_missing(locked, at=moment)
    if missing.found:
        raise NotNow(missing.found)
    short = periods.shortfall(locked, Period.CONVOCATION, at=moment)
    reason = periods.checked(short, late_reason)
    locked.state, locked.convened_at = policies.target("convene"), moment
    locked.save(update_fields=["state", "convened_at"])
    sent = locked.invitations.update(sent_at=moment)
    facts = {
        "invited": sent,
        "points": locked.agenda.count(),
        "calendar_revision": locked.calendar_revision,
        "starts_at": locked.starts_at,
        **periods.note(short, locked, reason=reason, by=by, at=moment),
    }
    record(AUDIT_KINDS["convene"], by=by, on=locked, about=[locked.body], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


def what_is_missing(sitting: Sitting, *, at: dt.datetime) -> Problems:
    """Everything that stands against the convocation: shown beside the button, and refused by the act."""
    problems = Problems()
    parts = list(sitting.invitations.values_list("part", flat=True))
    if Part.CHAIR not in parts:
        problems.add(_("The chair is not invited."), code="no_chair")
    if Part.MEMBER not in parts:
        problems.add(_("No members are invited."), code="no_members")
    if not sitting.agenda.exclude(kind=PointKind.HEADING).exists():
        problems.add(_("The agenda has no point."), code="no_points")
    if sitting.ends_at <= at:
        problems.add(_("The time of the sitting has passed."), code="past")
    return problems
