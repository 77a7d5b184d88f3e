"""Where those who do not come to the place find a sitting: an address of the house's own video system."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import policies, rules
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Sitting
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.states import AUDIT_KINDS

URL_LIMIT = 500
_is_address = URLValidator(schemes=["https"])


@act("meetings.set_video_link")
def set_video_link(*, sitting: Sitting, url: str, by: Actor, at: dt.datetime | None = None) -> Sitting | None:
    """Set, change or (empty) take away the address of the video meeting. Returns None when it is the same.

    Whoever is invited and attends remotely gets it by mail, in his calendar entry and on the page of the sitting; nobody
    else does, and the log has only that there is one. Raises Invalid for what is no https address.
    """
    rules.may_prepare(sitting.body, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("arrange", locked)
    if locked.is_written:
        raise NotNow.of(_("Nobody comes together: opinions are asked for in writing."), code="written")
    wanted = url.strip()
    _check(wanted)
    if wanted == locked.video_url:
        return None
    had, locked.video_url = bool(locked.video_url), wanted
    if locked.state != SittingState.PREPARING:
        locked.calendar_revision += 1
    locked.save(update_fields=["video_url", "calendar_revision"])
    facts = {"before": had, "after": bool(wanted), "calendar_revision": locked.calendar_revision}
    record(AUDIT_KINDS["set_video_link"], by=by, on=locked, about=[locked.body], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


def _check(url: str) -> None:
    problems = Problems()
    if len(url) > URL_LIMIT:
        problems.add(_("The address is longer than %(limit)s characters.") % {"limit": URL_LIMIT}, "url")
    if url:
        try:
            _is_address(url)
        except ValidationError:
            problems.add(_("Write the whole address, beginning with https://."), "url", "invalid")
    problems.refuse_if_any(Invalid)
