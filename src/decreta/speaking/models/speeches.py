"""A request to speak becomes a speech; both are one row, whose state follows from its moments."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from decreta.core.fields import IdField
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.speaking.enums import SpeechKind


class Speech(models.Model):
    """Somebody asks to speak on a point, speaks, has spoken.

    It waits until `began_at` or `withdrawn_at`, runs until `ended_at`. `place` is where the chair put it by hand.
    `limit_seconds` is what was allowed when it began; what the chair granted afterwards is in `granted_seconds`.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="speeches")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speeches")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="speeches")
    kind = models.CharField(max_length=8, choices=SpeechKind.choices, default=SpeechKind.ORDINARY)
    asked_at = models.DateTimeField()
    place = models.PositiveSmallIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    paused_seconds = models.PositiveIntegerField(default=0)
    limit_seconds = models.PositiveIntegerField(null=True)
    granted_seconds = models.PositiveIntegerField(default=0)
    by = models.JSONField()

    class Meta:
        verbose_name_plural = "speeches"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "invitation"],
                condition=Q(began_at=None, withdrawn_at=None),
                name="asked_to_speak_once",
            ),
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(began_at__isnull=False, ended_at=None), name="one_speaks"
            ),
            models.CheckConstraint(condition=Q(began_at=None) | Q(withdrawn_at=None), name="speech_begun_or_withdrawn"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="speech_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return str(self.invitation)

    @property
    def waits(self) -> bool:
        return self.began_at is None and self.withdrawn_at is None

    @property
    def runs(self) -> bool:
        return self.began_at is not None and self.ended_at is None

    def seconds(self, at: dt.datetime) -> int:
        """How long was spoken until a moment, pauses left out."""
        if self.began_at is None:
            return 0
        until = self.ended_at or self.paused_at or at
        return max(int((until - self.began_at).total_seconds()) - self.paused_seconds, 0)

    @property
    def allowed_seconds(self) -> int | None:
        """What may be spoken altogether; None without a limit."""
        return None if self.limit_seconds is None else self.limit_seconds + self.granted_seconds


class ClosedList(models.Model):
    """Nobody else is put on the list of speakers of a point, except for a point of order."""

    id = IdField()
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="closed_list")
    closed_at = models.DateTimeField()
    by = models.JSONField()

    def __str__(self) -> str:
        return str(self.item)
