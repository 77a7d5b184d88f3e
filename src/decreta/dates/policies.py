"""WHEN dates are asked for, answered and chosen."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.errors import NotNow, Stale
from decreta.dates.models import AskedMember, DatePoll
from decreta.meetings import policies as sittings
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Sitting
from decreta.ui import moments


def date_is_open(sitting: Sitting) -> None:
    """While a session is prepared: with the convocation its date is said."""
    sittings.can("change", sitting)
    if sitting.is_written:
        raise NotNow.of(_("Nobody comes together for a decision in writing."), code="other_form")
    if sitting.state != SittingState.PREPARING:
        raise NotNow.of(_("The session has been convened; its date is settled."), code="wrong_state")


def can_be_asked(sitting: Sitting) -> None:
    """One poll at a time."""
    date_is_open(sitting)
    if sitting.date_polls.filter(ended_at=None).exists():
        raise NotNow.of(
            _("The members are already asked when they can come. Choose a time, or withdraw the question."),
            code="is_asked",
        )


def runs(poll: DatePoll) -> None:
    """Neither chosen nor withdrawn, and the session still without a settled date. `poll` carries its chosen time."""
    if poll.chosen is not None:
        raise Stale.of(
            _("A time has been chosen meanwhile: %(time)s.") % {"time": moments.moment(poll.chosen.starts_at)},
            code="stale",
        )
    if poll.ended_at is not None:
        raise Stale.of(_("The question was withdrawn: %(reason)s") % {"reason": poll.reason}, code="stale")
    date_is_open(poll.sitting)


def takes_answers(poll: DatePoll, *, at: dt.datetime | None = None) -> None:
    """Until the moment by which it was asked."""
    runs(poll)
    if (at or clock.now()) >= poll.until:
        raise NotNow.of(
            _("Answers were taken until %(until)s.") % {"until": moments.moment(poll.until)}, code="too_late"
        )


def is_still_asked(asked: AskedMember) -> None:
    """Who has left the body is not asked any more. `asked` was read `with_seat`."""
    if not asked.is_member:
        raise NotNow.of(_("You hold no post of this body any more, so you are not asked."), code="not_a_member")
