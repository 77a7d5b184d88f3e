"""WHO writes to whom in a session, and who removes what was written."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.meetings import rules as meetings
from decreta.meetings.enums import VOTING_PARTS
from decreta.meetings.models import Invitation, Sitting


def is_secretariat(sitting: Sitting, *, by: Actor) -> bool:
    """Whether he prepares the sitting or presides over it now."""
    return meetings.chairs(sitting, by=by) or meetings.prepares_for(sitting.body, by=by)


def may_write(invitation: Invitation | None, *, by: Actor) -> Invitation:
    """Who is invited writes for himself."""
    if invitation is None or by.person_id is None or by.person_id != invitation.holding.person_id:
        raise NotAllowed.of(_("Only who is invited writes to the secretariat."), code="not_invited")
    return invitation


def may_write_to_room(invitation: Invitation, *, is_let: bool) -> None:
    """Chair and members write to the room, where the body's rules let them; guests write to the secretariat."""
    if not is_let:
        raise NotAllowed.of(
            _("By the rules of this body members write to the secretariat only."), field="to", code="not_by_the_rules"
        )
    if invitation.part not in VOTING_PARTS:
        raise NotAllowed.of(_("Only members write to the room."), field="to", code="not_a_member")


def may_answer(sitting: Sitting, *, by: Actor) -> None:
    """For the secretariat speaks whoever prepares the sitting or presides over it."""
    meetings.may_run(sitting, by=by)


def may_switch(sitting: Sitting, *, by: Actor) -> None:
    """Whoever presides says whether members write to the room."""
    if not meetings.chairs(sitting, by=by):
        raise NotAllowed.of(_("Only who presides stops the room's messages or allows them."), code="not_the_chair")


def may_destroy(*, by: Actor) -> None:
    """Messages are destroyed when the body's rule says so, by nobody's hand."""
    if not by.is_system:
        raise NotAllowed.of(_("Messages are destroyed by the rule of the body alone."), code="not_by_hand")
