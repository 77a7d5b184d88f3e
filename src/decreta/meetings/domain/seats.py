"""A seat ends while the session runs: somebody is excluded for the rest of it, or is a member no more."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.meetings import leaving, policies, rules
from decreta.meetings.domain import presiding
from decreta.meetings.enums import Part, Removed
from decreta.meetings.models import Invitation, Removal, Sitting
from decreta.meetings.queries.holders import runs_by_post
from decreta.meetings.states import AUDIT_KINDS

_REASON_LIMIT = 300


@act("meetings.exclude")
def exclude(*, invitation: Invitation, reason: str, by: Actor, at: dt.datetime | None = None) -> Removal:
    """Who presides excludes somebody for the rest of the session, with the reason, which the minutes tell.

    He leaves with it: he reads, speaks and votes here no more, and is a member all the same, absent in every whole. What
    he has voted, said and moved stays. Raises NotAllowed, NotNow, Invalid.
    """
    _locked(invitation)
    rules.may_exclude(invitation, by=by)
    return _remove(invitation, Removed.EXCLUDED, reason, kind="exclude", by=by, at=at)


@act("meetings.end_seat")
def end_seat(*, invitation: Invitation, reason: str, by: Actor, at: dt.datetime | None = None) -> Removal:
    """The secretary notes that somebody is of the body no more; from now on no whole counts him.

    What he has voted, said and moved stays, since he was a member then.
    """
    rules.may_prepare(invitation.sitting.body, by=by)
    return _remove(invitation, Removed.ENDED, reason, kind="end_seat", by=by, at=at)


@act("meetings.readmit")
def readmit(*, invitation: Invitation, by: Actor, at: dt.datetime | None = None) -> Invitation | None:
    """Who presides lifts an exclusion; it stays in the record from when until when. Returns None when there is none."""
    sitting = _locked(invitation)
    rules.may_exclude(invitation, by=by)
    policies.can("remove", sitting)
    moment = at or clock.now()
    found = Removal.objects.filter(invitation=invitation, removed_as=Removed.EXCLUDED, lifted_at=None)
    if not found.update(lifted_at=moment, lifted_by=by.as_facts()):
        return None
    Invitation.objects.filter(pk=invitation.pk).update(removed_as="")
    record(AUDIT_KINDS["readmit"], by=by, on=invitation, about=[sitting], facts={}, at=at)
    invitation.refresh_from_db()
    return invitation


def _remove(
    invitation: Invitation, removed_as: Removed, reason: str, *, kind: str, by: Actor, at: dt.datetime | None
) -> Removal:
    sitting = _locked(invitation)
    policies.can("remove", sitting)
    words = " ".join(reason.split())
    if not words or len(words) > _REASON_LIMIT:
        raise Invalid.of(
            _("State the reason in at most %(limit)s characters.") % {"limit": _REASON_LIMIT},
            field="reason",
            code="required",
        )
    held = Invitation.objects.select_for_update(of=("self",)).select_related("holding__person").get(pk=invitation.pk)
    held.sitting = sitting
    if held.removed_as:
        raise NotNow.of(_("He has no seat here any more."), code="removed")
    presides = sitting.acting_chair_id in {None, held.holding.person_id}
    if held.part == Part.CHAIR and (presides or removed_as == Removed.EXCLUDED):
        raise NotNow.of(_("The chair is not excluded; he hands the chair over."), code="presides")
    policies.seat_is_not_his_posts(runs_by_post=runs_by_post(held))
    moment = at or clock.now()
    was_here = bool(held.attendances.filter(left_at=None).update(left_at=moment))
    presided = presiding.end_for_person(held, sitting, at=moment)
    held.removed_as = removed_as
    held.save(update_fields=["removed_as"])
    row = Removal.objects.create(
        invitation=held, removed_as=removed_as, reason=words, removed_at=moment, by=by.as_facts()
    )
    leaving.unseated(held, by=by, at=moment)
    # The reason is told in the sitting; more people read the log than sit there.
    facts = {"person": held.holding.person_id, "was_here": was_here, "presided": presided}
    record(AUDIT_KINDS[kind], by=by, on=held, about=[sitting], facts=facts, at=at)
    invitation.refresh_from_db()
    return row


def _locked(invitation: Invitation) -> Sitting:
    """The sitting, held: a ballot that is being opened or closed is waited for."""
    found = Sitting.objects.select_for_update(of=("self",)).select_related("body", "chair_post")
    sitting = found.get(pk=invitation.sitting_id)
    invitation.sitting = sitting
    return sitting
