"""The sitting itself: opened, who is present, which point, closed."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.core.prepared import prepared
from decreta.meetings import leaving, policies, rules
from decreta.meetings.domain import expiring, presiding, rooming
from decreta.meetings.domain.texts import digest, draft_from
from decreta.meetings.enums import PointKind, Presence, Purpose
from decreta.meetings.models import AgendaItem, Attendance, Conclusion, Invitation, PointSpan, Sitting
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.states import AUDIT_KINDS


@act("meetings.open_sitting")
def open_sitting(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Open the sitting; it begins with the first point of the agenda that is dealt with by itself, and its draft.

    Points by consent are not begun by the opening: they wait to be adopted together, or to be taken up.
    """
    rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("open", locked)
    moment = at or clock.now()
    policies.may_be_checked_in(locked, at=moment)
    first = locked.agenda.exclude(kind=PointKind.HEADING).exclude(purpose=Purpose.CONSENT).first()
    locked.state, locked.opened_at, locked.current_item = policies.target("open"), moment, first
    locked.save(update_fields=["state", "opened_at", "current_item"])
    draft = None
    if first is not None:
        draft = _take_up(first, by, moment)
    facts = {"present": _present(locked), "invited": locked.invitations.count(), **_drafted(draft)}
    about = [one for one in (locked.body, first) if one is not None]
    record(AUDIT_KINDS["open"], by=by, on=locked, about=about, facts=facts, at=at)
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
    if presence not in Presence.values:
        raise Invalid.of(_("Choose how he is present."), field="presence")
    (held,) = _held.rows(invitation.pk)
    policies.sits_on_the_day(invitation)  # now: he may be excluded at this moment
    before = next(iter(_stays.rows(invitation.pk)), None)
    if before is not None and before.presence == presence:
        return None
    if before is not None:
        before.left_at = moment
        before.save(update_fields=["left_at"])
    row = Attendance.objects.create(invitation=invitation, presence=presence, came_at=moment)
    facts: dict[str, object] = {"before": before.presence if before else None, "after": presence}
    facts |= {"stood_for": True} if held.is_stood_for else {}
    record(AUDIT_KINDS["check_in"], by=by, on=invitation, about=[invitation.sitting], facts=facts, at=at)
    return row


@act("meetings.leave")
def leave(*, invitation: Invitation, by: Actor, at: dt.datetime | None = None) -> Invitation | None:
    """Record that somebody has left. Returns None when he was not present."""
    rules.may_check_in(invitation, by=by)
    policies.can("check_in", invitation.sitting)
    moment = at or clock.now()
    # Before his stay: whoever hands the chair to him at this moment, or closes, is waited for.
    sitting = held_sitting(invitation.sitting_id)
    if not invitation.attendances.filter(left_at=None).update(left_at=moment):
        return None
    facts: dict[str, object] = {"left_at": moment}
    if presiding.end_for_person(invitation, sitting, at=moment):
        facts["presided"] = True
    if Invitation.objects.filter(_stood_for(), pk=invitation.pk).exists():
        facts["stood_for"] = True
    record(AUDIT_KINDS["leave"], by=by, on=invitation, about=[invitation.sitting], facts=facts, at=at)
    return invitation


@act("meetings.go_to_point")
def go_to_point(*, sitting: Sitting, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> Sitting | None:
    """End the present point and begin, or resume, another. Returns None when it is the present one.

    What is proposed under a point that begins stands as the draft of its conclusion from then on.
    """
    rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("go_to_point", locked)
    if item.sitting_id != locked.pk:
        raise Invalid.of(_("This point belongs to another sitting."), field="item")
    policies.point_is_dealt_with(item)
    if locked.current_item_id == item.pk:
        return None
    moment = at or clock.now()
    left = locked.current_item_id
    leaving.left(locked.current_item, by=by, at=moment)
    _end(locked.current_item, moment)
    presiding.end_for_point(locked, at=moment)
    draft = _take_up(item, by, moment)
    locked.current_item = item
    locked.save(update_fields=["current_item"])
    facts = {"left": left, "position": item.position, **_drafted(draft)}
    record(AUDIT_KINDS["go_to_point"], by=by, on=locked, about=[item], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


@act("meetings.close_sitting")
def close_sitting(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Close the sitting: the present point ends and everybody leaves. Conclusions can be tidied until the notice."""
    rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("close", locked)
    moment = at or clock.now()
    if locked.opened_at is not None and moment < locked.opened_at:
        raise NotNow.of(_("The sitting cannot close before it was opened."), code="before_opening")
    leaving.left(locked.current_item, by=by, at=moment)
    _end(locked.current_item, moment)
    presiding.end_all(locked, at=moment)
    present = _present(locked)
    Attendance.objects.filter(invitation__sitting=locked, left_at=None).update(left_at=moment)
    locked.state, locked.closed_at, locked.current_item = policies.target("close"), moment, None
    locked.papers_until = expiring.papers_until(locked, ended_at=moment)
    locked.save(update_fields=["state", "closed_at", "current_item", "papers_until"])
    rooming.end_early(locked, by=by, at=moment)
    ends = {"papers_until": locked.papers_until} if locked.papers_until else {}
    facts = {"present_at_close": present, **ends}
    record(AUDIT_KINDS["close"], by=by, on=locked, about=[locked.body], facts=facts, at=at)
    leaving.closed(locked, by=by, at=moment)
    sitting.refresh_from_db()
    return locked


def _take_up(item: AgendaItem, by: Actor, moment: dt.datetime) -> Conclusion | None:
    """A point is at hand, perhaps again: its time goes on from here. What is proposed is drafted when it first begins."""
    begins = AgendaItem.objects.filter(pk=item.pk, began_at=None).exists()
    AgendaItem.objects.filter(pk=item.pk).update(began_at=Coalesce("began_at", Value(moment)), ended_at=None)
    PointSpan.objects.create(item=item, began_at=moment)
    return draft_from(item, by=by, at=moment) if begins else None


def _end(item: AgendaItem | None, moment: dt.datetime) -> None:
    """A point is left. One that was begun before spans were kept gets the whole of its time as one."""
    if item is None:
        return
    AgendaItem.objects.filter(pk=item.pk).update(ended_at=moment)
    open_span = PointSpan.objects.filter(item=item, ended_at=None)
    if not open_span.update(ended_at=Greatest("began_at", Value(moment))) and item.began_at is not None:
        PointSpan.objects.create(item=item, began_at=item.began_at, ended_at=max(item.began_at, moment))


@prepared
def _held(invitation: UUID) -> QuerySet[Any]:
    """An invitation, held, and whether somebody comes in its place."""
    return Invitation.objects.filter(pk=invitation).select_for_update().annotate(is_stood_for=_stood_for())


@prepared
def _stays(invitation: UUID) -> QuerySet[Attendance]:
    """The present stay of somebody invited."""
    return Attendance.objects.filter(invitation_id=invitation, left_at=None)


def _stood_for() -> Exists:
    """Whether somebody comes in the place of who is invited: he reads what that one reads, for as long as that one is away."""
    return Exists(Invitation.objects.filter(Q(named_by=OuterRef("pk")) | Q(sits_for=OuterRef("pk"))))


def _present(sitting: Sitting) -> int:
    return Attendance.objects.filter(invitation__sitting=sitting, left_at=None).count()


def _drafted(draft: Conclusion | None) -> dict[str, object]:
    """What the log says of a draft that came with a point: which it is, and its words by their hash."""
    return {} if draft is None else {"draft": draft.pk, "sha256": digest(draft.text)}
