"""What is written during a session, until it is destroyed."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.messaging.enums import PRIVATE, TO_ROOM, MessageKind

#: The longest message, in characters.
LONGEST = 1_000


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who presides or prepares reads all. Others read what goes to the room, and what they wrote or were answered.

        Of what was written about a point, only who reads that point; and who was excluded or has lost his seat reads
        none any more, also when the sitting is over and he reads the rest of it again. An inspector reads what goes to
        the room.
        """
        found = self.filter(sitting__in=Sitting.objects.visible_to(actor))
        if actor.is_system:
            return found
        if actor.person_id is None:
            return found.none()
        own = Invitation.objects.filter(holding__person_id=actor.person_id, removed_as="").standing()
        of_room = Q(kind__in=TO_ROOM)
        if not actor.can("inspect_everything"):
            of_room &= Q(sitting__in=own.values("sitting_id"))
        mine = Q(invitation__in=own.values("pk"))
        reads = Q(item=None) | Q(item__in=AgendaItem.objects.visible_to(actor))
        return found.filter(_leads(actor) | (of_room | mine) & reads)


def _leads(actor: Actor) -> Q:
    """Whoever prepares the sitting or presides over it: the chair not while another presides in his place."""
    found = Q(sitting__acting_chair_id=actor.person_id)
    if actor.post_id is not None and actor.can("chair_sittings"):
        found |= Q(sitting__acting_chair=None, sitting__chair_post_id=actor.post_id)
    if actor.can("prepare_sittings"):
        found |= Q(sitting__body_id__in=actor.body_ids | actor.served_body_ids)
    return found


class Message(models.Model):
    """A message of a session.

    `item` is the point that was at hand when it was written, where its writer reads that point: who does not read it does
    not read the message. `invitation` is the member who wrote it, or whom the secretariat answers; none of what the
    secretariat tells the room. Of a message that was removed only the row is left.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="messages")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=MessageKind.choices)
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.PROTECT, related_name="messages")
    answers = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="answered_by")
    text = models.TextField(blank=True)
    written_at = models.DateTimeField()
    #: Until when the hall's screen shows it; only of what the secretariat tells the room.
    shown_until = models.DateTimeField(null=True)
    #: When the secretariat had answered it or otherwise dealt with it; only of what was written to it.
    settled_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    by = models.JSONField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["sitting", "written_at"], name="messages_of_a_sitting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=MessageKind.TOLD, invitation=None)
                | (~Q(kind=MessageKind.TOLD) & Q(invitation__isnull=False)),
                name="message_has_its_member",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) & ~Q(text="") | Q(removed_at__isnull=False, text=""),
                name="removed_message_has_no_words",
            ),
            models.CheckConstraint(
                condition=Q(shown_until=None) | Q(kind=MessageKind.TOLD), name="only_what_is_told_is_shown_in_hall"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(kind=MessageKind.ASKED), name="only_what_is_asked_is_settled"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def waits(self) -> bool:
        """Whether the secretariat still has to do with it."""
        return self.kind == MessageKind.ASKED and self.settled_at is None and self.removed_at is None

    @property
    def is_private(self) -> bool:
        return self.kind in PRIVATE

    @property
    def is_official(self) -> bool:
        """Whether the secretariat wrote it."""
        return self.kind in (MessageKind.ANSWERED, MessageKind.TOLD)

    def lasts(self, at: dt.datetime) -> bool:
        """Whether the hall's screen shows it at a moment."""
        return self.removed_at is None and self.shown_until is not None and self.shown_until > at

    @property
    def is_in_hall(self) -> bool:
        """Whether the hall's screen shows it now."""
        return self.lasts(clock.now())


class RoomSwitch(models.Model):
    """Whether members may write to the room of one sitting; without a row they may, where the body's rules let them."""

    id = IdField()
    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="room_switch")
    is_on = models.BooleanField()
    set_at = models.DateTimeField()
    by = models.JSONField()

    def __str__(self) -> str:
        return str(self.sitting)
