"""WHO may write minutes, say something of them, approve them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.meetings import rules as sittings
from decreta.meetings.enums import Part
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.seats import own_seat
from decreta.organisation.models import Body

#: Whose remarks are asked for: guests read, the others speak of what they took part in.
ASKED = (Part.CHAIR, Part.MEMBER, Part.SECRETARY)
COUNTED = (Part.CHAIR, Part.MEMBER)


def may_write(sitting: Sitting, *, by: Actor) -> None:
    """Minutes are written by the secretaries; the chair may correct them."""
    sittings.may_run(sitting, by=by)


def may_approve(sitting: Sitting, *, by: Actor) -> None:
    """That members have approved is stated by who runs the sitting."""
    sittings.may_run(sitting, by=by)


def invitation_of(sitting: Sitting, *, by: Actor) -> Invitation | None:
    """As whom the actor was asked to the sitting, if his remarks are asked for."""
    return own_seat(sitting, actor=by, parts=ASKED)


def may_comment(sitting: Sitting, *, by: Actor) -> Invitation:
    """Whoever was asked to the sitting says what he holds of its minutes. Gives his invitation."""
    found = invitation_of(sitting, by=by)
    if found is None:
        raise NotAllowed.of(
            _("Remarks on minutes are made by those who were asked to the sitting."), code="not_invited"
        )
    return found


def may_decide(body: Body, *, by: Actor) -> None:
    """The register of a body's decisions is kept by who prepares its sittings."""
    sittings.may_prepare(body, by=by)
