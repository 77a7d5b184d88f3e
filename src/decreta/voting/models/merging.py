"""Votes that came on paper and were added after the closing."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.voting.models.ballots import Ballot


class Merger(models.Model):
    """Votes collected on paper while the network was gone, added to a closed ballot, with the reason. Never changed (trigger).

    `before` and `after` say what the ballot came to without and with them: votes by the number of the option, how many
    were cast, the outcome. `votes` are the lines of the roll.
    """

    id = IdField()
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="mergers")
    reason = models.CharField(max_length=300)
    votes = models.JSONField()
    before = models.JSONField()
    after = models.JSONField()
    merged_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["merged_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="merged_for_a_reason")]
        triggers = [pgtrigger.Protect(name="merger_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.reason
