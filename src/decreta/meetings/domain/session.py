"""The sitting itself: opened, who is present, which point, closed."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.meetings import leaving, policies, rules
from decreta.meetings.domain import expiring, rooming
from decreta.meetings.enums import PointKind, Presence
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Sitting
from decreta.meetings.states import AUDIT_KINDS


@act("meetings.open_sitting")
def open_sitting(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Open the sitting; it begins with the first point of the agenda."""
    rules.may_run(sitting, by=by)
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    policies.can("open", locked)
    moment = at or clock.now()
    policies.may_be_checked_in(locked, at=moment)
    first = locked.agenda.exclude(kind=PointKind.HEADING).first()
    locked.state, locked.opened_at, locked.current_item = policies.target("open"), moment, first
    locked.save(update_fields=["state", "opened_at", "current_item"])
    if first is not None:
        locked.agenda.filter(pk=first.pk).update(began_at=moment)
    facts = {"present": _present(locked), "invited": locked.invitations.count()}
    record(AUDIT_KINDS["open"], by=by, on=locked, about=[locked.body], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


@act("meetings.check_in")
def check_in(*, invitation: Invitation, presence: str, by: Actor, at: dt.datetime | None = None) -> Attendance | None:
    """Record that somebody invited is in the room or online; who changes over is recorded as both.

    Returns None when it is recorded so already.
    """
    rules.may_check_in(invitation, by=by)
    moment = at or clock.now()
    policies.may_be_checked_in(invitation.sitting, at=moment)
    policies.sits_on_the_day(invitation)
    if presence not in Presence.values:
        raise Invalid.of(_("Choose how he is present."), field="presence")
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    before = invitation.attendances.filter(left_at=None).first()
    if before is not None and before.presence == presence:
        return None
    if before is not None:
        before.left_at = moment
        before.save(update_fields=["left_at"])
    row = Attendance.objects.create(invitation=invitation, presence=presence, came_at=moment)
    facts = {"before": before.presence if before else None, "after": presence}
    record(AUDIT_KINDS["check_in"], by=by, on=invitation, about=[invitation.sitting], facts=facts, at=at)
    return row


@act("meetings.leave")
def leave(*, invitation: Invitation, by: Actor, at: dt.datetime | None = None) -> Invitation | None:
    """Record that somebody has left. Returns None when he was not present."""
    rules.may_check_in(invitation, by=by)
    policies.can("check_in", invitation.sitting)
    moment = at or clock.now()
    if not invitation.attendances.filter(left_at=None).update(left_at=moment):
        return None
    record(AUDIT_KINDS["leave"], by=by, on=invitation, about=[invitation.sitting], facts={"left_at": moment}, at=at)
    return invitation


@act("meetings.go_to_point")
def go_to_point(*, sitting: Sitting, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> Sitting | None:
    """End the present point and begin, or resume, another. Returns None when it is the present one."""
    rules.may_run(sitting, by=by)
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    policies.can("go_to_point", locked)
    if item.sitting_id != locked.pk:
        raise Invalid.of(_("This point belongs to another sitting."), field="item")
    policies.point_is_dealt_with(item)
    if locked.current_item_id == item.pk:
        return None
    moment = at or clock.now()
    left = locked.current_item_id
    leaving.left(locked.current_item, by=by, at=moment)
    locked.agenda.filter(pk=left).update(ended_at=moment)
    locked.agenda.filter(pk=item.pk).update(ended_at=None)
    locked.agenda.filter(pk=item.pk, began_at=None).update(began_at=moment)
    locked.current_item = item
    locked.save(update_fields=["current_item"])
    facts = {"left": left, "position": item.position}
    record(AUDIT_KINDS["go_to_point"], by=by, on=locked, about=[item], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


@act("meetings.close_sitting")
def close_sitting(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Close the sitting: the present point ends and everybody leaves. Conclusions can be tidied until the notice."""
    rules.may_run(sitting, by=by)
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    policies.can("close", locked)
    moment = at or clock.now()
    if locked.opened_at is not None and moment < locked.opened_at:
        raise NotNow.of(_("The sitting cannot close before it was opened."), code="before_opening")
    leaving.left(locked.current_item, by=by, at=moment)
    locked.agenda.filter(pk=locked.current_item_id).update(ended_at=moment)
    present = _present(locked)
    Attendance.objects.filter(invitation__sitting=locked, left_at=None).update(left_at=moment)
    locked.state, locked.closed_at, locked.current_item = policies.target("close"), moment, None
    locked.papers_until = expiring.papers_until(locked, ended_at=moment)
    locked.save(update_fields=["state", "closed_at", "current_item", "papers_until"])
    rooming.end_early(locked, by=by, at=moment)
    ends = {"papers_until": locked.papers_until} if locked.papers_until else {}
    facts = {"present_at_close": present, **ends}
    record(AUDIT_KINDS["close"], by=by, on=locked, about=[locked.body], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


def _present(sitting: Sitting) -> int:
    return Attendance.objects.filter(invitation__sitting=sitting, left_at=None).count()
