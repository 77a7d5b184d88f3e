"""Files by content: a blob is stored once under its SHA-256, a stored file is one use of it."""

from __future__ import annotations

from django.db import models

from decreta.core.fields import IdField


class Blob(models.Model):
    """Bytes, once, under their hash. Never changed."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.sha256[:12]


class StoredFile(models.Model):
    """One use of a blob under a name. Who may read it is decided by the thing that holds it."""

    id = IdField()
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="uses")
    name = models.CharField(max_length=255)
    page_count = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField()
    created_by = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name
