"""Papers of the office that were made of frozen reports."""

from __future__ import annotations

import pgtrigger
from django.db import models

from decreta.core.fields import IdField
from decreta.directives.models import FrozenReport
from decreta.documents.models import Document


class ReportPaper(models.Model):
    """That a document was made of a frozen report. Its first version is what was frozen, and nothing besides. Immutable."""

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="report_paper")
    report = models.ForeignKey(FrozenReport, on_delete=models.PROTECT, related_name="papers")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-id"]
        triggers = [pgtrigger.Protect(name="report_paper_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.document_id} ← {self.report_id}"
