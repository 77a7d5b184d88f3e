"""The record of who was present is set right later: a moment that was missed, or noted wrongly."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import policies, recording, rules
from decreta.meetings.enums import Presence, SittingState
from decreta.meetings.models import Attendance, AttendanceCorrection, Invitation, Presiding, Sitting
from decreta.meetings.states import AUDIT_KINDS
from decreta.ui import moments

_REASON_LIMIT = 300


@act("meetings.correct_attendance")
def correct_attendance(
    *,
    invitation: Invitation,
    reason: str,
    by: Actor,
    stay: Attendance | None = None,
    is_taken_out: bool = False,
    presence: str = Presence.IN_ROOM,
    came_at: dt.datetime | None = None,
    left_at: dt.datetime | None = None,
    at: dt.datetime | None = None,
) -> AttendanceCorrection:
    """The secretary enters or changes from when until when somebody was there, with the reason; `stay` is the one meant.

    Without `stay` it is one that was not noted; `is_taken_out` removes one of somebody who was not there. What stood
    before is kept, and the minutes mark what was entered later. Without `left_at` he was there to the end, or is still.
    Raises NotAllowed, NotNow (not in session yet, minutes that lie before the members), Invalid with all that is wrong:
    nobody becomes absent at a moment at which he voted or presided, and no result comes out otherwise.
    """
    rules.may_prepare(invitation.sitting.body, by=by)
    sitting = Sitting.objects.select_for_update(of=("self",)).select_related("body").get(pk=invitation.sitting_id)
    policies.attendance_is_open(sitting)
    held = Invitation.objects.select_for_update(of=("self",)).select_related("holding__person").get(pk=invitation.pk)
    moment, words = at or clock.now(), " ".join(reason.split())
    if left_at is None and sitting.state == SittingState.CLOSED:
        left_at = sitting.closed_at
    stays = list(held.attendances.order_by("came_at"))
    kept = [one for one in stays if stay is None or one.pk != stay.pk]
    if stay is not None and len(kept) == len(stays):
        raise NotNow.of(_("This stay has been changed in the meantime."), code="stale")
    new = None
    if not is_taken_out and came_at is not None:
        new = Attendance(invitation=held, presence=presence, came_at=came_at, left_at=left_at, entered_because=words)
    _check(held, sitting, kept, new, is_taken_out=is_taken_out and stay is not None, reason=words, now=moment)
    before = next((_told(one) for one in stays if stay is not None and one.pk == stay.pk), None)
    after = _told(new) if new is not None else None
    if before == after:
        raise NotNow.of(_("It is recorded so already."), code="same")
    if stay is not None:
        held.attendances.filter(pk=stay.pk).delete()
    if new is not None:
        new.save()
    row = AttendanceCorrection.objects.create(
        invitation=held, before=before, after=after, reason=words, corrected_at=moment, by=by.as_facts()
    )
    facts = {"person": held.holding.person_id, "before": before, "after": after}
    record(AUDIT_KINDS["correct_attendance"], by=by, on=held, about=[sitting], facts=facts, at=at)
    return row


def _check(
    invitation: Invitation,
    sitting: Sitting,
    kept: list[Attendance],
    new: Attendance | None,
    *,
    is_taken_out: bool,
    reason: str,
    now: dt.datetime,
) -> None:
    problems = Problems()
    if not reason or len(reason) > _REASON_LIMIT:
        problems.add(
            _("State the reason in at most %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason", "required"
        )
    if new is None and not is_taken_out:
        problems.add(_("Say when he came."), "came_at", "required")
    if new is not None:
        _check_times(sitting, kept, new, problems, now=now)
    problems.refuse_if_any(Invalid)
    stays = [*kept, *([new] if new is not None else [])]
    for one in [*recording.acted(invitation), *_presided(invitation, now)]:
        if not recording.covers(stays, one.at):
            facts = {"time": f"{moments.local(one.at):%H:%M}", "what": one.what}
            problems.add(_("He was there at %(time)s: %(what)s.") % facts, "came_at", "acted")
    if why := recording.why_not(invitation, stays):
        problems.add(why, "came_at", "result")
    problems.refuse_if_any(Invalid)


def _check_times(
    sitting: Sitting, kept: list[Attendance], new: Attendance, problems: Problems, *, now: dt.datetime
) -> None:
    if new.presence not in Presence.values:
        problems.add(_("Choose how he is present."), "presence")
    if new.came_at > now or (new.left_at is not None and new.left_at > now):
        problems.add(_("This lies in the future."), "came_at", "future")
    if new.came_at.astimezone(clock.zone()).date() < policies.day_of(sitting):
        problems.add(_("Checking in begins on the day of the sitting."), "came_at", "too_early")
    if new.left_at is not None and new.left_at <= new.came_at:
        problems.add(_("He leaves after he came."), "left_at", "order")
    if sitting.closed_at is not None and new.left_at is not None and new.left_at > sitting.closed_at:
        problems.add(_("The sitting was closed before that."), "left_at", "after_closing")
    removal = new.invitation.removals.filter(lifted_at=None).first()
    if removal is not None and (new.left_at is None or new.left_at > removal.removed_at):
        problems.add(_("He has no seat here any more."), "left_at", "removed")
    for one in kept:
        begins_before = new.left_at is None or one.came_at < new.left_at
        if begins_before and (one.left_at is None or one.left_at > new.came_at):
            problems.add(_("He was recorded as present for a part of this time already."), "came_at", "overlaps")
            break


def _presided(invitation: Invitation, now: dt.datetime) -> list[recording.Acted]:
    found = Presiding.objects.filter(invitation=invitation)
    spans = [(one.began_at, one.ended_at or now) for one in found]
    return [recording.Acted(each, _("he presided")) for span in spans for each in span]


def _told(stay: Attendance) -> dict[str, str | None]:
    left = stay.left_at.isoformat() if stay.left_at is not None else None
    return {"presence": str(stay.presence), "came_at": stay.came_at.isoformat(), "left_at": left}
