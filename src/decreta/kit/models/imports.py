"""What is being imported: a batch, its rows with what is wrong in them, and how columns were read before."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.files.models import StoredFile
from decreta.kit.models.jobs import LongJob


class BatchState(models.TextChoices):
    """How far a batch is. Only `running` and `undoing` change anything outside of it."""

    UPLOADED = "uploaded", _("to be read")
    READ = "read", _("columns to be matched")
    JUDGING = "judging", _("being examined")
    JUDGED = "judged", _("ready to be looked through")
    RUNNING = "running", _("being imported")
    DONE = "done", pgettext_lazy("import", "imported")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", pgettext_lazy("import", "undone")


class RowState(models.TextChoices):
    """What an import of the row would do."""

    NEW = "new", pgettext_lazy("row", "new")
    CHANGED = "changed", pgettext_lazy("row", "changed")
    UNCHANGED = "unchanged", pgettext_lazy("row", "unchanged")
    FAULTY = "faulty", pgettext_lazy("row", "faulty")


class RowOutcome(models.TextChoices):
    """What became of the row."""

    NONE = "", pgettext_lazy("row", "not imported")
    DONE = "done", pgettext_lazy("row", "imported")
    REFUSED = "refused", pgettext_lazy("row", "refused")
    UNDONE = "undone", pgettext_lazy("row", "undone")
    KEPT = "kept", pgettext_lazy("row", "kept, could not be undone")


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def visible_to(self, actor: Actor) -> Self:
        """A batch is seen by who started it, whatever his office; an administrator's view is of counts only."""
        return self.filter(started_by_id=actor.user_id) if actor.user_id else self.none()


class ImportBatch(models.Model):
    """One file on its way into the records."""

    id = IdField()
    kind = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    state = models.CharField(max_length=12, choices=BatchState.choices, default=BatchState.UPLOADED)
    #: How the file is read: `sheet`, `heading_row`, `encoding`, `delimiter`.
    reading = models.JSONField(default=dict)
    headings = models.JSONField(default=list)
    #: Which column of the sheet (counted from 0) holds what, by the key of the importable's column.
    mapping = models.JSONField(default=dict)
    #: Whether day or month comes first, by the key of the column, where it had to be asked.
    orders = models.JSONField(default=dict)
    #: What is to be known about the sheet: formulas, merged cells, hidden sheets.
    notes = models.JSONField(default=list)
    #: Rows by state, as they were last judged.
    counts = models.JSONField(default=dict)
    is_row_by_row = models.BooleanField(default=False)
    refusal = models.TextField(blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    holding_id = models.UUIDField(null=True)
    job = models.ForeignKey(LongJob, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["started_by", "-created_at"], name="import_of_person")]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """A row of the sheet: its cells as they are written, what is wrong, what would change, what became of it."""

    id = IdField()
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    key = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=RowState.choices)
    faults = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    #: `[column, before, after]` for each cell that differs from what the records hold.
    difference = models.JSONField(default=list)
    outcome = models.CharField(max_length=8, choices=RowOutcome.choices, default=RowOutcome.NONE, blank=True)
    reason = models.TextField(blank=True)
    result_kind = models.CharField(max_length=60, blank=True)
    result_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="rows_of_a_sheet")]
        indexes = [
            models.Index(fields=["batch", "state", "number"], name="import_row_state"),
            models.Index(fields=["key"], name="import_row_key", condition=~models.Q(result_id="")),
        ]

    def __str__(self) -> str:
        return str(self.number)


class ImportMappingQuerySet(models.QuerySet["ImportMapping"]):
    def visible_to(self, actor: Actor) -> Self:
        """Each sees how he has matched columns himself."""
        return self.filter(user_id=actor.user_id) if actor.user_id else self.none()


class ImportMapping(models.Model):
    """How a person last matched a set of headings: proposed again when they return."""

    id = IdField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    headings_hash = models.CharField(max_length=64)
    mapping = models.JSONField()
    orders = models.JSONField(default=dict)

    objects = ImportMappingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "headings_hash"], name="one_mapping")]

    def __str__(self) -> str:
        return self.kind
