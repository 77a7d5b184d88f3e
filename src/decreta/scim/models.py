"""What the directory keeps with an account."""

from __future__ import annotations

from django.db import models

from decreta.accounts.models import User
from decreta.core.fields import IdField


class DirectoryEntry(models.Model):
    """An account as the directory knows it."""

    id = IdField()
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="directory_entry")
    external_id = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    modified_at = models.DateTimeField()
    # The directory has deleted it: the account is closed and no longer told of; what its user did stays his.
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"],
                condition=~models.Q(external_id="") & models.Q(deleted_at=None),
                name="one_account_per_external_id",
            )
        ]

    def __str__(self) -> str:
        return self.external_id or str(self.user)
