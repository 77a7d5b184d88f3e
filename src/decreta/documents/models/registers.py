"""Series of numbers and every number ever taken from them."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.documents.enums import NumberState
from decreta.organisation.models import Body, Organisation, Term


class Series(models.Model):
    """A register's counter: one issuer, one type (or all), one term or year. Gapless: a row, never a sequence."""

    id = IdField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="series")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="series"
    )
    type_code = models.CharField(max_length=12)
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="series")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    first_number = models.PositiveIntegerField(default=1)
    next_number = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    opening_authority = models.CharField(max_length=200, blank=True)
    opening_reason = models.CharField(max_length=300, blank=True)
    # Stretches that were left out by an act, each {"from", "to", "authority", "reason", "on"}: gaps that are explained.
    skipped = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organisation", "type_code", "term", "year"], nulls_distinct=False, name="one_series"
            ),
            models.CheckConstraint(condition=Q(body=None) ^ Q(organisation=None), name="series_of_one_issuer"),
            models.CheckConstraint(condition=Q(term=None) ^ Q(year=None), name="series_of_term_or_year"),
            models.CheckConstraint(condition=Q(next_number__gte=models.F("first_number")), name="series_counts_up"),
        ]

    def __str__(self) -> str:
        return f"{self.type_code} {self.period}"

    @property
    def period(self) -> str:
        """The term or year for which it counts."""
        return str(self.term or self.year)


class Number(models.Model):
    """A number taken from a series, for one document. Void with a reason, never given again."""

    id = IdField()
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="numbers")
    idempotency_key = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=8, choices=NumberState.choices, default=NumberState.TAKEN)
    taken_at = models.DateTimeField()
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["series", "number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="number_once_per_series"),
            models.UniqueConstraint(fields=["document"], condition=~Q(state=NumberState.VOID), name="one_live_number"),
            models.CheckConstraint(condition=~Q(state=NumberState.VOID) | ~Q(void_reason=""), name="void_with_reason"),
        ]
        triggers = [pgtrigger.Protect(name="number_never_vanishes", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.number)
