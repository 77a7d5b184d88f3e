"""Roll-ups in words: their terms, their state's mark, where figures end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.cascade.enums import Detail, Often, RollUpState, newest_told
from decreta.cascade.models import RollUp
from decreta.core import clock
from decreta.ui import moments

#: The mark of the interface that a state bears.
MARKS: Final[Mapping[str, str]] = {
    RollUpState.ASKED: "near",
    RollUpState.AGREED: "intime",
    RollUpState.NARROWED: "reported",
    RollUpState.DECLINED: "overdue",
    RollUpState.WITHDRAWN: "closed",
    RollUpState.CANCELLED: "undated",
    RollUpState.ENDED: "closed",
}


def state_of(one: RollUp) -> RollUpState:
    """How it stands today: what was agreed until a day that is past has ended, whether that was noted or not."""
    return RollUpState.ENDED if one.has_run_out(clock.today()) else RollUpState(one.state)


def newest_of(one: RollUp) -> dt.date | None:
    """The newest day, of today and before, as of which it gives figures; None where there is none yet, or never was."""
    if one.share is None:
        return None
    until, today = figures_until(one), clock.today()
    return newest_told(one.share.often, one.share.first_on, min(until, today) if until is not None else today)


def terms_of(one: RollUp, *, as_asked: bool = False) -> str:
    """How much, as of which days, from when, until when: as agreed where something is, else as asked for."""
    of = one if as_asked or one.share is None else one.share
    said = [
        str(Detail(of.detail).label),
        str(Often(of.often).label),
        pgettext("roll-up", "from %(day)s") % {"day": moments.day(of.first_on)},
    ]
    if of.until_on is not None:
        said.append(pgettext("roll-up", "until %(day)s") % {"day": moments.day(of.until_on)})
    if of.goes_further:
        said.append(_("may be counted further up"))
    return "; ".join(said)


def figures_until(one: RollUp) -> dt.date | None:
    """The last day as of which there are figures; None while they go on, and where there are none."""
    if one.share is None:
        return None
    ended = one.share.ended_on - dt.timedelta(days=1) if one.share.ended_on is not None else None
    ends = [day for day in (ended, one.share.until_on) if day is not None]
    return min(ends, default=None)
