"""WHEN it may be done: while the sitting is in session, not faster than can be read."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.messaging.enums import MessageKind
from decreta.messaging.models import Message, RoomSwitch

#: Most messages that one person writes in a minute: a member, somebody who answers many; and all members to one room.
MOST_OF_ONE: Final = 6
MOST_OF_SECRETARIAT: Final = 20
MOST_TO_ROOM: Final = 30
_MINUTE: Final = dt.timedelta(minutes=1)


def is_in_session(sitting: Sitting) -> None:
    """Messages are written where people come together, from the opening to the closing."""
    if sitting.state != SittingState.OPEN or sitting.is_written:
        raise NotNow.of(_("Messages are written while the sitting is in session."), code="not_in_session")


def sits_here(invitation: Invitation) -> None:
    """Who was excluded or has lost his seat writes no more."""
    if not Invitation.objects.filter(pk=invitation.pk, removed_as="").standing().exists():
        raise NotNow.of(_("You have no seat in this sitting any more."), code="removed")


def room_is_open(sitting: Sitting) -> None:
    """Whether whoever presides has stopped the room's messages."""
    if RoomSwitch.objects.filter(sitting=sitting, is_on=False).exists():
        raise NotNow.of(_("The chair has stopped messages to the room."), field="to", code="room_stopped")


def is_not_too_fast(sitting: Sitting, *, by: Actor, at: dt.datetime, most: int = MOST_OF_ONE) -> None:
    """One person writes so many messages in a minute and no more. Asked while the sitting is held."""
    lately = Message.objects.filter(sitting=sitting, written_at__gt=at - _MINUTE)
    if lately.filter(by__person=str(by.person_id)).count() >= most:
        raise NotNow.of(
            _("You have written %(most)s messages within a minute. Wait a moment, then send this one.")
            % {"most": most},
            field="text",
            code="too_fast",
        )


def room_is_not_too_full(sitting: Sitting, *, at: dt.datetime) -> None:
    """What all members together write to the room can still be read. Asked while the sitting is held."""
    lately = Message.objects.filter(sitting=sitting, kind=MessageKind.SAID, written_at__gt=at - _MINUTE)
    if lately.count() >= MOST_TO_ROOM:
        raise NotNow.of(
            _("Too many write to the room at this moment. Wait a moment, then send this one."),
            field="text",
            code="room_too_full",
        )


def is_question(message: Message) -> None:
    """What was written to the secretariat is answered, unless it was removed."""
    if message.kind != MessageKind.ASKED:
        raise NotNow.of(_("This was not written to the secretariat."), code="not_asked")
    if message.removed_at is not None:
        raise NotNow.of(_("This message was removed."), code="removed_message")
