"""Who answered for the content of a draft, and who for its form, before it was signed."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef

from decreta.core.fields import IdField
from decreta.documents.enums import CheckKind
from decreta.documents.models.documents import Document, Version
from decreta.organisation.models import Holding


class Check(models.Model):
    """A post answers for one content's substance or form, by its hash. Another content is not checked by it."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="checks")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="checks")
    content_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=8, choices=CheckKind.choices)
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="checks")
    checked_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["checked_at"]
        constraints = [models.UniqueConstraint(fields=["version", "kind"], name="checked_once")]
        triggers = [pgtrigger.Protect(name="check_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} v{self.version.ordinal}"

    @staticmethod
    def is_done(kind: CheckKind) -> Exists:
        """The condition, on documents, that somebody answered for the present text."""
        later = Version.objects.filter(document=OuterRef("document"), ordinal__gt=OuterRef("version__ordinal"))
        return Exists(Check.objects.filter(~Exists(later), document=OuterRef("pk"), kind=kind))
