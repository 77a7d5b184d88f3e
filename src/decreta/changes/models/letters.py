"""Letters that decide requests for more time. What they say holds when they are issued, and not before."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.models import ExtensionRequest
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.organisation.models import Body


class ExtensionLetter(models.Model):
    """A document that decides requests for more time; what it decides are its lines."""

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="extension_letter")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="extension_letters")
    created_at = models.DateTimeField()
    #: When its issue was carried out: the decisions stand as facts since then.
    took_effect_at = models.DateTimeField(null=True)
    #: When its draft was given up: its requests wait as before.
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(took_effect_at=None) | Q(given_up_at=None), name="letter_issued_or_given_up"
            )
        ]
        indexes = [
            models.Index(
                fields=["created_at"], condition=Q(took_effect_at=None, given_up_at=None), name="letter_on_its_way"
            )
        ]

    def __str__(self) -> str:
        return str(self.document)


class ExtensionLine(models.Model):
    """What a letter says to one request: until when, or no, and why. Never changed; another letter says otherwise."""

    id = IdField()
    letter = models.ForeignKey(ExtensionLetter, on_delete=models.PROTECT, related_name="lines")
    request = models.ForeignKey(ExtensionRequest, on_delete=models.PROTECT, related_name="letter_lines")
    is_granted = models.BooleanField()
    until_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    #: Why the decision could not be carried out at the issue: the work had ended meanwhile.
    why_not = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "request"], name="decided_once_per_letter"),
            models.CheckConstraint(
                condition=Q(is_granted=True, until_on__isnull=False)
                | (Q(is_granted=False, until_on=None) & ~Q(reason="")),
                name="granted_until_or_refused_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="line_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__is_granted__df=pgtrigger.F("new__is_granted"))
                | pgtrigger.Q(old__until_on__df=pgtrigger.F("new__until_on"))
                | pgtrigger.Q(old__request_id__df=pgtrigger.F("new__request_id")),
            ),
            pgtrigger.Protect(name="line_never_vanishes", operation=pgtrigger.Delete),
        ]
