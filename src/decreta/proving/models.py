"""The code behind a paper's QR: given with its number, known to who holds the paper."""

from __future__ import annotations

import pgtrigger
from django.db import models

from decreta.core.fields import IdField
from decreta.documents.models import Document


class Code(models.Model):
    """The secret part of the address at which a paper answers for itself. It says nothing of the document's key."""

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="proof")
    code = models.CharField(max_length=32, unique=True)

    class Meta:
        triggers = [pgtrigger.Protect(name="code_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.document)
