"""WHEN something may be done with minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.core import workflow
from decreta.core.errors import Invalid, NotNow, Stale
from decreta.documents.enums import DocumentState
from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.minutes.enums import MinutesState, Outcome, Stance
from decreta.minutes.models import Decision, Edition, Minutes, Remark
from decreta.minutes.rules import COUNTED
from decreta.minutes.states import TRANSITIONS
from decreta.voting.models import Ballot
from decreta.voting.queries.ties import waiting_ties


def can(act: str, minutes: Minutes) -> None:
    """Refuse an act that the state of the minutes does not allow."""
    if act not in workflow.acts_from(TRANSITIONS, minutes.state):
        state = MinutesState(minutes.state).label
        raise NotNow.of(
            _("The minutes are %(state)s; this can no longer, or not yet, be done.") % {"state": state},
            code="wrong_state",
        )


def target(act: str) -> MinutesState:
    """The state that an act leads to."""
    return workflow.target(TRANSITIONS, act)


def can_be_begun(sitting: Sitting) -> None:
    """From the opening on, once."""
    if sitting.state not in {SittingState.OPEN, SittingState.CLOSED}:
        raise NotNow.of(_("Minutes begin with the opening of the sitting."), code="not_opened")
    if Minutes.objects.filter(sitting=sitting).exists():
        raise NotNow.of(_("The minutes of this sitting have been begun already."), code="begun")


def why_locked(sitting: Sitting) -> str:
    """Why nothing of the record of a sitting is set right any more: its minutes lie before the members, or are approved."""
    if Minutes.objects.filter(sitting=sitting).exclude(state=MinutesState.DRAFT).exists():
        return _("The minutes lie before the members, or are approved. Take them back first.")
    return ""


def why_used(ballot: Ballot) -> str:
    """Why nothing is added to a ballot any more: a decision on its point stands in the register."""
    if Decision.objects.filter(item=ballot.item_id).exists():
        return _("A decision on this point is entered in the register; the result is used.")
    return ""


def why_standing(conclusions: Collection[UUID]) -> Mapping[UUID, str]:
    """Which conclusions are changed no more: those that were entered as decisions, whose words stand for good."""
    entered = Decision.objects.filter(conclusion__in=conclusions).select_related("body")
    words = _("Decision %(symbol)s in the register: only a later decision changes it.")
    return {one.conclusion_id: words % {"symbol": one.symbol} for one in entered if one.conclusion_id is not None}


def ties_are_decided(items: Iterable[AgendaItem]) -> None:
    """Nothing is entered while its point waits for the chair: the register would keep that it is undecided."""
    keys = {one.pk for one in items}
    if numbers := [one.item.number for one in waiting_ties(keys)]:
        raise NotNow.of(
            _("The chair has not decided the ties under these points: %(numbers)s.")
            % {"numbers": ", ".join(dict.fromkeys(numbers))},
            code="undecided",
        )


def can_be_circulated(minutes: Minutes, *, until: dt.datetime, at: dt.datetime) -> None:
    """After the closing, with a deadline that lies ahead."""
    can("circulate", minutes)
    if minutes.sitting.state != SittingState.CLOSED:
        raise NotNow.of(_("Minutes go to the members after the closing."), code="not_closed")
    if until <= at:
        raise Invalid.of(_("The deadline for remarks lies ahead."), field="until", code="past")


def remarks_are_asked_for(minutes: Minutes, *, at: dt.datetime) -> None:
    """While the minutes lie before the members, until the deadline."""
    can("comment", minutes)
    if minutes.comments_until is not None and at > minutes.comments_until:
        raise NotNow.of(_("The deadline for remarks has passed."), code="too_late")


def can_be_taken_back(minutes: Minutes) -> None:
    """Until the paper is on its way to a number; a draft that was given up binds nobody."""
    can("take_back", minutes)
    document = minutes.document
    if minutes.state == MinutesState.COMPOSED and document is not None and document.state != DocumentState.WITHDRAWN:
        raise NotNow.of(_("The paper of these minutes stands. Give its draft up first."), code="composed")


def nothing_is_objected(edition: Edition) -> None:
    """An objection that was not answered stands in the way of any approval."""
    left = edition.remarks.filter(stance=Stance.OBJECTS, outcome=Outcome.OPEN).count()
    if left:
        raise NotNow.of(_("%(n)s objections are not answered yet.") % {"n": left}, code="objected")


def circulation_is_over(minutes: Minutes, edition: Edition, *, at: dt.datetime) -> None:
    """Silence until the deadline is consent; before that every member must have agreed."""
    if minutes.comments_until is not None and at > minutes.comments_until:
        return
    asked = Invitation.objects.filter(sitting=minutes.sitting_id, part__in=COUNTED).standing()
    members = asked.values_list("holding__person_id", flat=True)
    agreed = set(
        Remark.objects.filter(edition=edition, stance=Stance.AGREES).values_list("holding__person_id", flat=True)
    )
    if left := len(set(members) - agreed):
        raise NotNow.of(
            _("The deadline for remarks is still running and %(n)s members have not agreed yet.") % {"n": left},
            code="still_running",
        )


def is_a_later_point(minutes: Minutes, item: AgendaItem) -> None:
    """Approved is under a point of a later sitting of the same body, once that sitting is open."""
    sitting = item.sitting
    if sitting.body_id != minutes.sitting.body_id or sitting.starts_at <= minutes.sitting.starts_at:
        raise Invalid.of(_("Choose a point of a later sitting of this body."), field="item", code="not_later")
    if sitting.state not in {SittingState.OPEN, SittingState.CLOSED}:
        raise NotNow.of(_("That sitting has not been opened yet."), field="item", code="not_opened")


def revision_is_current(found: int, expected: int) -> None:
    """Whoever saves must have read the newest words."""
    if found != expected:
        raise Stale.of(
            _("Somebody else has changed this passage in the meantime. Both texts are shown; nothing was lost."),
            field="text",
            code="stale",
        )


def is_approved(minutes: Minutes) -> None:
    """An official excerpt is taken of what the members have approved."""
    if minutes.state not in {MinutesState.APPROVED, MinutesState.COMPOSED}:
        raise NotNow.of(_("An excerpt is taken of minutes that are approved."), code="not_approved")
