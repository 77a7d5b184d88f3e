"""WHO asks for dates, answers, chooses."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.dates.models import AskedMember
from decreta.meetings import rules as sittings
from decreta.meetings.models import Sitting


def may_arrange(sitting: Sitting, *, by: Actor) -> None:
    """Who prepares the sittings of the body asks, chooses and withdraws."""
    sittings.may_prepare(sitting.body, by=by)


def may_answer(asked: AskedMember, *, by: Actor) -> None:
    """Who is asked says it himself, in whatever post he acts; nobody says it for him under a mandate."""
    if by.person_id is None or by.mandate_id is not None or by.person_id != asked.holding.person_id:
        raise NotAllowed.of(_("Only who is asked says when he can come."), code="not_asked")


def may_remind(*, by: Actor) -> None:
    """Reminders go out by themselves."""
    if not by.is_system:
        raise NotAllowed.of(_("Reminders go out by themselves."), code="not_the_system")
