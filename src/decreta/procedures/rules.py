"""WHO may ask for opinions, give one, enter one from paper."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.meetings import rules as sittings
from decreta.meetings.enums import Part
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.seats import own_seat
from decreta.procedures.models import Question
from decreta.voting.rules import has_stepped_back

#: Who is asked: the chair and the members.
ASKED = (Part.CHAIR, Part.MEMBER)


def may_run(sitting: Sitting, *, by: Actor) -> None:
    """The secretaries of the body ask, remind, enter paper forms and close; the chair may as well."""
    sittings.may_run(sitting, by=by)


def may_decide(sitting: Sitting, *, by: Actor) -> None:
    """A tie that waits is decided by the holder of the chair's post, also under a mandate that lends this power."""
    if not sittings.chairs(sitting, by=by):
        raise NotAllowed.of(_("Only the chair decides when the sides are equal."), code="not_the_chair")


def has_not_stepped_back(question: Question, *, by: Actor) -> None:
    """Nobody decides a question from which he has stepped back himself."""
    if has_stepped_back(question.item_id, by=by):
        raise NotAllowed.of(_("You have stepped back from this point; you do not decide it."), code="stepped_back")


def mine(sitting: Sitting, *, by: Actor) -> Invitation | None:
    """As whom the actor is asked, if he is."""
    return own_seat(sitting, actor=by, parts=ASKED) if by.mandate_id is None else None


def may_answer(sitting: Sitting, *, by: Actor) -> Invitation:
    """A member answers himself; nobody answers for him under a mandate. Gives his invitation."""
    found = mine(sitting, by=by)
    if found is None:
        raise NotAllowed.of(_("Only members who are asked fill in an opinion form."), code="not_asked")
    return found


def may_remind(*, by: Actor) -> None:
    """Reminders go out by themselves."""
    if not by.is_system:
        raise NotAllowed.of(_("Reminders go out by themselves."), code="not_the_system")
