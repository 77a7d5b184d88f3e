"""What a show of hands came to."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.voting.models.ballots import Ballot


class HandCount(models.Model):
    """The votes that were counted in a show of hands, by the number of the option, and by whom. Never changed (trigger).

    Nobody's single vote is known. `present` is how many votes those present had, when it was counted against them.
    """

    id = IdField()
    ballot = models.OneToOneField(Ballot, on_delete=models.PROTECT, related_name="hands")
    counts = models.JSONField()
    present = models.PositiveIntegerField()
    counted_by = models.CharField(max_length=300)
    counted_at = models.DateTimeField()
    entered_by = models.JSONField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(counted_by=""), name="hands_counted_by_somebody")]
        triggers = [pgtrigger.Protect(name="hand_count_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.counted_by
