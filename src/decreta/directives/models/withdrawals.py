"""Tasks that should never have been entered: from when on each was withdrawn, and until when where that was a mistake."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from decreta.core.fields import IdField


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    def in_force_at(self, moment: dt.datetime) -> Self:
        """Those by which a task counts nowhere as of a moment."""
        return self.filter(Q(restored_at=None) | Q(restored_at__gt=moment), withdrawn_at__lte=moment)


class Withdrawal(models.Model):
    """A stretch of time in which a task is withdrawn: it was entered wrongly, no directive orders it.

    Both ends are the moments at which they were recorded, so that what was counted as of an earlier day stays what it was.
    Only `domain.withdrawing` writes it.
    """

    id = IdField()
    task = models.ForeignKey("directives.Task", on_delete=models.PROTECT, related_name="withdrawals")
    #: The assignments that were closed with it, and are opened again with it.
    assignments = ArrayField(models.UUIDField())
    reason = models.TextField()
    withdrawn_at = models.DateTimeField()
    by = models.JSONField()
    restored_at = models.DateTimeField(null=True)
    restored_reason = models.TextField(blank=True)
    restored_by = models.JSONField(null=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        ordering = ["withdrawn_at"]
        constraints = [
            models.UniqueConstraint(fields=["task"], name="withdrawn_once", condition=Q(restored_at=None)),
            models.CheckConstraint(
                condition=Q(restored_at=None, restored_by=None) | Q(restored_at__gte=F("withdrawn_at")),
                name="restored_after_withdrawn",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="withdrawal_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__restored_at__isnull=False)
                | pgtrigger.Q(old__withdrawn_at__df=pgtrigger.F("new__withdrawn_at"))
                | pgtrigger.Q(old__reason__df=pgtrigger.F("new__reason")),
            ),
            pgtrigger.Protect(name="withdrawal_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.withdrawn_at:%Y-%m-%d}: {self.reason}"
