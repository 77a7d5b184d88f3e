"""The officer's acceptance that the software may be reached from outside this machine."""

from __future__ import annotations

from django.db import models

from decreta.core.fields import IdField
from decreta.organisation.models.posts import Holding


class ExposureAcceptance(models.Model):
    """A named officer accepts the result of the security test. Revoked, never deleted."""

    id = IdField()
    officer = models.ForeignKey(Holding, on_delete=models.PROTECT)
    paper = models.CharField(max_length=120)
    reason = models.TextField()
    accepted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.paper
