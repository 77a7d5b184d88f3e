"""Screens of the hall: made by who runs the sitting, opened by a machine that nobody is signed in at, ended at once."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.core.ids import new_id
from decreta.meetings import policies, rules
from decreta.meetings.models import HallScreen, Sitting
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.queries.screens import code_of, hash_of_code, hash_of_token, token_of
from decreta.meetings.states import AUDIT_KINDS

#: Screens of one sitting that stand at a time.
MOST_SCREENS: Final = 6
#: How long a code may be typed.
CODE_LASTS: Final = dt.timedelta(hours=1)


@act("meetings.show_in_hall")
def show_in_hall(
    *, sitting: Sitting, by: Actor, ends_at: dt.datetime | None = None, at: dt.datetime | None = None
) -> HallScreen:
    """Make a key for a screen of the hall: until the sitting ends, or until an hour that is stated.

    Raises NotNow where there is nothing to show in a hall, or Invalid with everything that is wrong.
    """
    rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can_be_shown_in_hall(locked)
    moment = at or clock.now()
    problems = Problems()
    if ends_at is not None and ends_at <= moment:
        problems.add(_("This hour has passed."), "ends_at")
    if HallScreen.objects.standing(at=moment).filter(sitting=locked).count() >= MOST_SCREENS:
        problems.add(_("A sitting has at most %(number)s screens at a time.") % {"number": MOST_SCREENS})
    problems.refuse_if_any(Invalid)
    key = new_id()
    screen = HallScreen.objects.create(
        pk=key,
        sitting=locked,
        token_hash=hash_of_token(token_of(key)),
        code_hash=hash_of_code(code_of(key)),
        code_until=moment + CODE_LASTS,
        language=get_language() or "vi",
        made_by_id=by.holding_id,
        made_at=moment,
        ends_at=ends_at,
    )
    record(AUDIT_KINDS["show_in_hall"], by=by, on=screen, about=[locked], facts={"ends_at": ends_at}, at=at)
    return screen


@act("meetings.open_in_hall")
def open_in_hall(
    *, screen: HallScreen, by: Actor, with_code: bool = False, at: dt.datetime | None = None
) -> HallScreen | None:
    """A machine shows the sitting for the first time; the code is good for nothing more. None when it was opened before.

    Raises NotNow for a code that somebody else has typed in the meantime.
    """
    moment = at or clock.now()
    first = HallScreen.objects.standing(at=moment).filter(pk=screen.pk, used_at=None)
    if not first.update(used_at=moment, code_until=None):
        if with_code:
            raise NotNow.of(_("This code is good for nothing any more."), field="code", code="code_used")
        return None
    facts = {"with_code": with_code}
    record(AUDIT_KINDS["open_in_hall"], by=by, on=screen, about=[screen.sitting], facts=facts, at=at)
    screen.refresh_from_db()
    return screen


@act("meetings.end_screen")
def end_screen(*, screen: HallScreen, by: Actor, at: dt.datetime | None = None) -> HallScreen | None:
    """End a screen at once: its address answers nobody, and what it shows is taken away. None when it had ended."""
    rules.may_run(screen.sitting, by=by)
    moment = at or clock.now()
    if not HallScreen.objects.standing(at=moment).filter(pk=screen.pk).update(revoked_at=moment):
        return None
    was_used = screen.used_at is not None
    record(AUDIT_KINDS["end_screen"], by=by, on=screen, about=[screen.sitting], facts={"was_used": was_used}, at=at)
    screen.refresh_from_db()
    return screen
