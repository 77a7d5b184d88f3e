"""WHEN a position may be stated, and a point be taken out or adopted."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow
from decreta.meetings.enums import PointKind, Purpose, SittingState
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


def can_be_adopted(sitting: Sitting) -> None:
    """In the sitting itself."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(_("Points are adopted by consent in the sitting."), code="wrong_state")
