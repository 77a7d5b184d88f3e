"""How the debate of a sitting goes: limits of time, the order of speakers, groups with a budget of their own."""

from __future__ import annotations

from django.db import models

from decreta.core.fields import IdField
from decreta.meetings.models import Invitation, Sitting
from decreta.speaking.enums import Sequence


class Debate(models.Model):
    """The rules of one sitting's debate. Times are in seconds; none means without a limit."""

    id = IdField()
    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="debate")
    sequence = models.CharField(max_length=8, choices=Sequence.choices, default=Sequence.ASKED)
    speech_seconds = models.PositiveIntegerField(null=True, blank=True)
    order_seconds = models.PositiveIntegerField(null=True, blank=True)
    point_seconds = models.PositiveIntegerField(null=True, blank=True)
    set_at = models.DateTimeField()
    by = models.JSONField()

    def __str__(self) -> str:
        return str(self.sitting)


class SpeakingGroup(models.Model):
    """Those who share a budget of time over the whole sitting: a delegation, a party group, a side."""

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="speaking_groups")
    name = models.CharField(max_length=120)
    budget_seconds = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["sitting", "name"], name="speaking_group_named_once")]

    def __str__(self) -> str:
        return self.name


class SpeakingSeat(models.Model):
    """Somebody invited belongs to a group, to one at most."""

    id = IdField()
    group = models.ForeignKey(SpeakingGroup, on_delete=models.CASCADE, related_name="seats")
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="speaking_seat")

    def __str__(self) -> str:
        return str(self.invitation)
