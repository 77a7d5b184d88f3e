"""The convocation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import policies, rules
from decreta.meetings.domain import periods
from decreta.meetings.enums import Part, Period, PointKind
from decreta.meetings.models import Sitting
from decreta.meetings.queries.membership import left_out_of
from decreta.meetings.states import AUDIT_KINDS
from decreta.organisation.models import Holding

_REASON_LIMIT = 300


@act("meetings.convene")
def convene(
    *,
    sitting: Sitting,
    by: Actor,
    late_reason: str = "",
    left_out_reason: str = "",
    at: dt.datetime | None = None,
) -> Sitting:
    """Convene a sitting: from now on those invited see it; notice, mail and calendar entry follow from the log.

    Raises NotNow with everything that is missing: the chair, a point, members. Where fewer working days are left than
    the rules of the body ask for, that is noted; Invalid where they ask for a reason and none is stated, and where
    members of the body are not invited and nobody says why: they count in every base of all members all the same.
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
    left_out = left_out_of(locked)
    locked.left_out_because = _answered(left_out, left_out_reason)
    locked.state, locked.convened_at = policies.target("convene"), moment
    locked.save(update_fields=["state", "convened_at", "left_out_because"])
    sent = locked.invitations.update(sent_at=moment)
    facts = {
        "invited": sent,
        "points": locked.agenda.count(),
        "calendar_revision": locked.calendar_revision,
        "starts_at": locked.starts_at,
        **periods.note(short, locked, reason=reason, by=by, at=moment),
    }
    if left_out:
        facts |= {"left_out": [one.pk for one in left_out], "left_out_because": locked.left_out_because}
    record(AUDIT_KINDS["convene"], by=by, on=locked, about=[locked.body], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


def _answered(left_out: Sequence[Holding], reason: str) -> str:
    """Why members are not invited, in one line; nothing where all are."""
    words = " ".join(reason.split())
    if not left_out:
        return ""
    names = ", ".join(one.person.full_name for one in left_out)
    if not words:
        raise Invalid.of(
            _("Not invited: %(names)s. Invite them, or say why they are left out.") % {"names": names},
            field="left_out_reason",
            code="left_out",
        )
    if len(words) > _REASON_LIMIT:
        raise Invalid.of(
            _("The reason is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, field="left_out_reason"
        )
    return words


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
