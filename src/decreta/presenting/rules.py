"""WHO turns the pages for everybody."""

from __future__ import annotations

from decreta.core.actor import Actor
from decreta.meetings import rules as meetings
from decreta.meetings.models import Sitting
from decreta.presenting.models import presented_in


def may_present(sitting: Sitting, *, by: Actor) -> None:
    """The chair, the secretaries, and whom one of them asked to present."""
    found = presented_in(sitting)
    asked = found.presenter if found else None
    if asked is not None and by.person_id is not None and asked.holding.person_id == by.person_id:
        return
    meetings.may_run(sitting, by=by)


def may_ask_somebody(sitting: Sitting, *, by: Actor) -> None:
    """Whose turn it is to present is said by who runs the sitting."""
    meetings.may_run(sitting, by=by)
