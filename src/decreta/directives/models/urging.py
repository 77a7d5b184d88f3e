"""Urging letters: numbered reminders to one agency, or to whom work was handed down, about what is late there."""

from __future__ import annotations

from django.db import models

from decreta.assignments.enums import Colour
from decreta.assignments.models import Assignment
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.organisation.models import Body, Organisation


class UrgingLetter(models.Model):
    """A document that urges; what it urges are its lines."""

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="urging_letter")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="urging_letters")
    #: Of a letter about what was handed down: the organisation that issues it.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="urging_letters"
    )
    created_at = models.DateTimeField()
    #: How urgent it is, where a rung proposed it; a letter that was drafted by hand has none.
    colour = models.CharField(max_length=8, choices=Colour.choices, blank=True)
    #: The last day for the answer; letters before this was kept say it in their text only.
    answer_by = models.DateField(null=True)
    #: When it was told that no answer came in time.
    told_late_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(body__isnull=False, organisation=None)
                | models.Q(body=None, organisation__isnull=False),
                name="letter_of_one_issuer",
            ),
        ]
        indexes = [
            models.Index(fields=["answer_by"], condition=models.Q(told_late_at=None), name="urging_letter_answer"),
        ]

    def __str__(self) -> str:
        return str(self.document)


class UrgingLine(models.Model):
    """One assignment that a letter urges."""

    letter = models.ForeignKey(UrgingLetter, on_delete=models.PROTECT, related_name="lines")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="urging_lines")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "assignment"], name="urged_once_per_letter")]
