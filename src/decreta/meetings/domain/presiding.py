"""The chair is handed over, for the rest of the session or for the point at hand, and handed back."""

from __future__ import annotations

import datetime as dt

from django.db.models import Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import policies, rules
from decreta.meetings.models import Invitation, Presiding, Sitting
from decreta.meetings.presiding import barred_from
from decreta.meetings.queries.presiding import (
    can_preside,
    has_only_stepped_back,
    is_presided,
    presiding_now,
    seat_of_the_chair,
)
from decreta.meetings.states import AUDIT_KINDS

_REASON_LIMIT = 300


@act("meetings.hand_over_chair")
def hand_over_chair(
    *,
    sitting: Sitting,
    to: Invitation,
    by: Actor,
    is_for_point: bool = False,
    reason: str = "",
    at: dt.datetime | None = None,
) -> Presiding:
    """A member who is present presides from now on, for the rest of the session or until the point at hand is left.

    Who presides hands over. Where he is not there (he left, or never came) the secretary names somebody: the first in
    line, a deputy before others, or another with the reason for it; so also, for the point alone, where he has stepped
    back from the point at hand. Who has the chair for the point alone hands it over for the point alone. Raises NotAllowed, NotNow (no point is
    at hand), Invalid for somebody who is not there, presides already, has the chair, or stepped back from the point.
    """
    locked = _locked(sitting)
    # Two who hand over at the same time: the second finds that another presides.
    rules.may_hand_over(locked, by=by, is_presided=is_presided(locked))
    policies.can("hand_over", locked)
    if is_for_point and locked.current_item_id is None:
        raise NotNow.of(_("No point is at hand."), field="is_for_point", code="no_point")
    acting = presiding_now(locked)
    if not is_for_point and acting is not None and acting.item_id is not None:
        raise NotNow.of(
            _("Who has the chair for one point hands it over for that point alone."),
            field="is_for_point",
            code="for_the_point",
        )
    if not is_for_point and not rules.chairs(locked, by=by) and has_only_stepped_back(locked):
        raise NotNow.of(
            _("Who presides is there and has stepped back from this point alone: name somebody for this point."),
            field="is_for_point",
            code="for_the_point",
        )
    line, words = can_preside(locked), " ".join(reason.split())
    problems = Problems()
    if len(words) > _REASON_LIMIT:
        problems.add(_("The reason is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason")
    if to.pk not in {one.pk for one in line}:
        problems.add(_("Only another member who is present presides; not who stepped back from the point."), "to")
    elif not words and to.pk != line[0].pk and not rules.chairs(locked, by=by):
        first = {"person": line[0].holding.person.full_name}
        problems.add(
            _("%(person)s is the first in line. Say why somebody else presides.") % first, "reason", "required"
        )
    problems.refuse_if_any(Invalid)
    moment = at or clock.now()
    running = Presiding.objects.filter(sitting=locked, ended_at=None)
    if is_for_point:
        running = running.exclude(item=None)
    running.update(ended_at=_not_before(moment))
    row = Presiding.objects.create(
        sitting=locked,
        invitation=to,
        item=locked.current_item if is_for_point else None,
        reason=words,
        began_at=moment,
        by=by.as_facts(),
    )
    _follow(locked)
    # The reason may be private (stepping back from a point); it is told in the sitting.
    facts = {"person": to.holding.person_id, "is_for_point": is_for_point, "has_reason": bool(words)}
    about = [one for one in (to, row.item) if one is not None]
    record(AUDIT_KINDS["hand_over"], by=by, on=locked, about=about, facts=facts, at=at)
    sitting.refresh_from_db()
    return row


@act("meetings.hand_back_chair")
def hand_back_chair(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Sitting | None:
    """Whoever was handed the chair gives it back, or the chair takes it back. Returns None when he has it already.

    Who was handed it for the point alone gives it back to whoever presided before him, who may have it for the rest.
    Raises NotNow while that one is not there, or has stepped back from the point at hand.
    """
    locked = _locked(sitting)
    rules.may_hand_back(locked, by=by)
    policies.can("hand_over", locked)
    if locked.acting_chair_id is None:
        return None
    running = Presiding.objects.filter(sitting=locked, ended_at=None)
    # Who has the chair by his post takes all of it back; whoever gives it back, what he himself was handed.
    keys = running.values_list("pk", flat=True)
    ending = [] if rules.has_the_chair(locked, by=by) else list(keys.exclude(item=None))
    ending = ending or list(keys)
    left = running.exclude(pk__in=ending).select_related("invitation").first()
    # Whoever presided before and left the room presides no longer, so he who is left is there.
    chair = seat_of_the_chair(locked)
    seat = left.invitation if left is not None else chair if chair is not None and chair.is_here else None
    if seat is None:
        raise NotNow.of(_("The chair is not there. Hand over to somebody who is."), code="chair_is_away")
    if seat.pk in barred_from(locked.current_item):
        raise NotNow.of(_("Who would preside then has stepped back from the point at hand."), code="stepped_back")
    moment = at or clock.now()
    running.filter(pk__in=ending).update(ended_at=_not_before(moment))
    before = locked.acting_chair_id
    _follow(locked)
    record(AUDIT_KINDS["hand_back"], by=by, on=locked, about=[seat], facts={"person": before}, at=at)
    sitting.refresh_from_db()
    return locked


def end_for_point(sitting: Sitting, *, at: dt.datetime) -> None:
    """A point is left: who presided over it alone gives the chair back."""
    if Presiding.objects.filter(sitting=sitting, ended_at=None).exclude(item=None).update(ended_at=_not_before(at)):
        _follow(sitting)


def end_for_person(invitation: Invitation, sitting: Sitting, *, at: dt.datetime) -> bool:
    """Who presides leaves too: whom he followed presides again, else the chair. Gives whether he presided.

    `sitting` is locked.
    """
    ended = Presiding.objects.filter(invitation=invitation, ended_at=None).update(ended_at=_not_before(at))
    if ended:
        _follow(sitting)
    return bool(ended)


def end_all(sitting: Sitting, *, at: dt.datetime) -> None:
    """The sitting is closed."""
    if Presiding.objects.filter(sitting=sitting, ended_at=None).update(ended_at=_not_before(at)):
        _follow(sitting)


def _follow(sitting: Sitting) -> None:
    """Write on the sitting who presides now: for the point, else for the rest, else nobody but the chair."""
    rows = Presiding.objects.filter(sitting=sitting, ended_at=None).select_related("invitation__holding")
    acting = min(rows, key=lambda one: one.item_id is None, default=None)
    sitting.acting_chair_id = acting.invitation.holding.person_id if acting is not None else None
    sitting.save(update_fields=["acting_chair"])


def _not_before(moment: dt.datetime) -> Greatest:
    return Greatest("began_at", Value(moment))


def _locked(sitting: Sitting) -> Sitting:
    found = Sitting.objects.select_for_update(of=("self",)).select_related("body", "chair_post", "current_item")
    return found.get(pk=sitting.pk)
