"""WHEN a position may be stated, a point be adopted, a proposed point be placed."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.agendas.enums import ProposalState
from decreta.agendas.models import AskedOpinion, Proposal
from decreta.core import clock
from decreta.core.errors import Invalid, NotNow, Stale
from decreta.meetings import policies as sittings
from decreta.meetings.enums import Audience, PointKind, Purpose, SittingState
from decreta.meetings.models import AgendaItem, Sitting


def can_be_stated(sitting: Sitting) -> None:
    """From the convocation until the sitting is opened: then one speaks there."""
    if sitting.state != SittingState.CONVENED:
        raise NotNow.of(
            _("Positions are stated after the convocation and before the sitting is opened."), code="wrong_state"
        )


def is_asked(item: AgendaItem) -> bool:
    """Whether there is anything to say of a line of the agenda."""
    return not item.is_heading and item.kind != PointKind.EARLIER_CONCLUSIONS


def can_be_taken_out(item: AgendaItem) -> None:
    """A point by consent that has not been adopted or begun."""
    if item.sitting.state not in {SittingState.CONVENED, SittingState.OPEN}:
        raise NotNow.of(_("The sitting is not convened, or it is over."), code="wrong_state")
    if item.purpose != Purpose.CONSENT or item.began_at is not None:
        raise NotNow.of(_("This point is not, or no longer, among those adopted by consent."), code="not_by_consent")


def can_be_objected_to(item: AgendaItem) -> None:
    """While the sitting is open and the point is neither adopted nor begun."""
    if item.sitting.state != SittingState.OPEN:
        raise NotNow.of(_("One objects here while the sitting is open; before it one states a position."))
    can_be_taken_out(item)


def can_be_undone(sitting: Sitting) -> None:
    """What was put into the consent part is undone as a whole before the session."""
    if sitting.state != SittingState.CONVENED:
        raise NotNow.of(_("In the session single points are taken out of the consent part."), code="wrong_state")


def can_be_adopted(sitting: Sitting) -> None:
    """In the sitting itself."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(_("Points are adopted by consent in the sitting."), code="wrong_state")


def is_in_state(proposal: Proposal, *states: str) -> None:
    """Refuse what the state of a proposed point does not allow."""
    if proposal.state not in states:
        state = ProposalState(proposal.state).label
        raise NotNow.of(_("The point is %(state)s; this can no longer, or not yet, be done.") % {"state": state})


def can_be_returned(proposal: Proposal) -> None:
    """To somebody who changes it and sends it again."""
    is_in_state(proposal, ProposalState.REVIEW, ProposalState.OPEN)
    if proposal.is_of_office:
        raise NotNow.of(
            _("This point is the office's own, nobody would send it again. Withdraw it, or put it on an agenda."),
            code="of_office",
        )


def is_not_opened(proposal: Proposal, *, audience: str, is_listed: bool) -> None:
    """Whom a point was kept from on an agenda does not read it because it is sent again. The two are what held before."""
    order = list(Audience.values)
    if order.index(proposal.audience) < order.index(audience) or proposal.is_listed > is_listed:
        raise Invalid.of(
            _("On an agenda this point was not open to so many. Whoever prepares the sitting can open it there."),
            field="audience",
            code="was_closed",
        )


def can_be_carried_over(sitting: Sitting) -> None:
    """When a session is over or a meeting is cancelled. In writing every question was asked until the end."""
    is_over = sitting.state == SittingState.CLOSED and not sitting.is_written
    if not is_over and sitting.state != SittingState.CANCELLED:
        raise NotNow.of(
            _("Points are carried over when the session is closed or the meeting is cancelled."), code="wrong_state"
        )


def can_be_deferred(item: AgendaItem) -> None:
    """In the session that decides so, of a point that is dealt with."""
    if item.sitting.state not in {SittingState.OPEN, SittingState.CLOSED}:
        raise NotNow.of(_("A point is postponed in the sitting that decides so."), code="wrong_state")
    sittings.point_is_dealt_with(item)


def can_be_taken_up_again(sitting: Sitting) -> None:
    """While the session runs that has put a point off; afterwards it has gone on, or waits to be carried over."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(
            _("A point that was put off is taken up again while the session runs. Afterwards carry it over."),
            code="wrong_state",
        )


def late_from(sitting: Sitting, days_before: int) -> dt.datetime:
    """From when a point comes too late for a sitting: the end of the last day of the period, in the office's zone."""
    day = sitting.starts_at.astimezone(clock.zone()).date() - dt.timedelta(days=days_before)
    return clock.end_of_day(day) if days_before else sitting.starts_at


def is_still_there(item: AgendaItem, agenda: UUID | None) -> None:
    """Somebody may have put a point onto another agenda since it was read where it stands."""
    if item.sitting_id != agenda:
        raise NotNow.of(_("The point has gone onto another agenda meanwhile. Look where it stands."), code="moved")


def can_be_placed(sitting: Sitting) -> None:
    """On an agenda that is still being made or goes on."""
    sittings.can("arrange", sitting)


def opinions_are_ahead(item: AgendaItem) -> None:
    """Before the sitting is opened; on a confidential point after the convocation, when those who read it do."""
    if item.sitting.state not in {SittingState.PREPARING, SittingState.CONVENED}:
        raise NotNow.of(_("Opinions are asked for and given before the sitting is opened."), code="wrong_state")
    if item.is_heading:
        raise NotNow.of(_("A heading has nothing to say an opinion on."), code="heading")
    if item.is_restricted and item.sitting.state == SittingState.PREPARING:
        raise NotNow.of(
            _("About a confidential point one asks after the convocation: before it nobody reads it."), code="not_read"
        )


def is_answered(asked: AskedOpinion) -> None:
    """What nobody has said is not taken up."""
    if asked.answered_at is None:
        raise NotNow.of(_("There is no answer yet."), code="no_answer")


def is_as_read(asked: AskedOpinion, expected: dt.datetime | None) -> None:
    """What is made of an opinion is said of the one that was read, not of another that came meanwhile."""
    if expected is not None and asked.answered_at != expected:
        raise Stale.of(
            _("Another opinion was given in the meantime. Read it before you say what was made of it."), code="stale"
        )
