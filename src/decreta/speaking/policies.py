"""WHEN somebody may ask to speak, and when the floor can be given."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow
from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem, Sitting
from decreta.speaking.enums import SpeechKind
from decreta.speaking.models import ClosedList, Speech


def sitting_runs(sitting: Sitting) -> None:
    """There is a debate only while the sitting is in session."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(_("The sitting is not in session."), code="not_in_session")


def point_at_hand(sitting: Sitting) -> AgendaItem:
    """The point that is dealt with now. Raises NotNow when there is none."""
    sitting_runs(sitting)
    if sitting.current_item is None:
        raise NotNow.of(_("No point is being dealt with."), code="no_point")
    return sitting.current_item


def may_be_asked(item: AgendaItem, kind: str) -> None:
    """Requests are taken for points that are not over; after the list is closed for points of order alone."""
    sitting_runs(item.sitting)
    if item.ended_at is not None:
        raise NotNow.of(_("This point is over."), code="point_over")
    if kind == SpeechKind.ORDER and item.pk != item.sitting.current_item_id:
        raise NotNow.of(_("A point of order is raised on the point at hand."), field="kind", code="not_at_hand")
    if kind != SpeechKind.ORDER and ClosedList.objects.filter(item=item).exists():
        raise NotNow.of(_("The list of speakers is closed."), code="list_closed")


def waits(speech: Speech) -> None:
    """A speech that has begun or was withdrawn waits no more."""
    if not speech.waits:
        raise NotNow.of(_("This request to speak waits no more."), code="not_waiting")


def is_at_hand(speech: Speech) -> None:
    """The floor is given on the point at hand."""
    sitting_runs(speech.sitting)
    if speech.item_id != speech.sitting.current_item_id:
        raise NotNow.of(_("This request is about another point than the one at hand."), code="not_at_hand")


def somebody_speaks(speech: Speech | None) -> Speech:
    """The speech that runs. Raises NotNow."""
    if speech is None:
        raise NotNow.of(_("Nobody is speaking."), code="nobody_speaks")
    return speech
