"""Series of numbers and every number ever taken from them."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core import clock
from decreta.core.fields import IdField
from decreta.documents.enums import Direction, NumberState
from decreta.organisation.models import Body, Organisation, Term


class Series(models.Model):
    """A register's counter: one issuer, one type (or all), one term or year. Gapless: a row, never a sequence."""

    id = IdField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="series")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="series"
    )
    direction = models.CharField(max_length=3, choices=Direction.choices, default=Direction.OUT)
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
    # When its year or term was over and the book was closed: from then on no number comes from it.
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_reason = models.CharField(max_length=300, blank=True)
    # The book as it was closed: signed by who closed it, sealed by the organ.
    book = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "series"
        triggers = [
            pgtrigger.Protect(
                name="closed_register_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__closed_at__isnull=False),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organisation", "direction", "type_code", "term", "year"],
                nulls_distinct=False,
                name="one_series",
            ),
            models.CheckConstraint(condition=Q(body=None) ^ Q(organisation=None), name="series_of_one_issuer"),
            models.CheckConstraint(condition=Q(term=None) ^ Q(year=None), name="series_of_term_or_year"),
            models.CheckConstraint(condition=Q(next_number__gte=models.F("first_number")), name="series_counts_up"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(closing_reason=""), name="series_closed_with_reason"
            ),
            models.CheckConstraint(condition=Q(book=None) | Q(closed_at__isnull=False), name="book_of_closed_series"),
        ]

    def __str__(self) -> str:
        return f"{self.type_code} {self.period}"

    @property
    def period(self) -> str:
        """The term or year for which it counts."""
        return str(self.term or self.year)

    @property
    def issuer(self) -> Body | Organisation:
        """Whose register it is."""
        found = self.body or self.organisation
        assert found is not None  # a constraint
        return found

    @property
    def runs_until(self) -> dt.date | None:
        """The first day on which it runs no more: its year, its term or its issuer has ended. None while no end is known."""
        own = dt.date(self.year + 1, 1, 1) if self.year else self.term.valid_to if self.term else None
        ends = [day for day in (own, self.issuer.valid_to) if day is not None]
        return min(ends, default=None)

    def has_run_out(self, today: dt.date) -> bool:
        """Whether its time is over."""
        return self.runs_until is not None and self.runs_until <= today


class Number(models.Model):
    """A number taken from a series, for one document, or reserved for one that is still to come.

    Void with a reason, never given again.
    """

    id = IdField()
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="numbers"
    )
    idempotency_key = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=8, choices=NumberState.choices, default=NumberState.TAKEN)
    taken_at = models.DateTimeField()
    reserved_at = models.DateTimeField(null=True, blank=True)
    reserved_for = models.CharField(max_length=200, blank=True)
    reserved_reason = models.CharField(max_length=300, blank=True)
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["series", "number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="number_once_per_series"),
            models.UniqueConstraint(fields=["document"], condition=~Q(state=NumberState.VOID), name="one_live_number"),
            models.CheckConstraint(condition=~Q(state=NumberState.VOID) | ~Q(void_reason=""), name="void_with_reason"),
            models.CheckConstraint(
                condition=Q(reserved_at=None) | (~Q(reserved_for="") & ~Q(reserved_reason="")),
                name="reserved_for_somebody",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | Q(reserved_at__isnull=False),
                name="number_of_document_or_reserved",
            ),
            models.CheckConstraint(
                condition=~Q(state=NumberState.RESERVED) | Q(document=None), name="reserved_before_document"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[NumberState.TAKEN, NumberState.SEALED]) | Q(document__isnull=False),
                name="taken_for_document",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="number_never_vanishes", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="number_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__number__df=pgtrigger.F("new__number"))
                | pgtrigger.Q(old__series_id__df=pgtrigger.F("new__series_id"))
                | pgtrigger.Q(old__state=NumberState.VOID),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_late(self) -> bool:
        """Whether it was entered on a later day than the one that its document bears."""
        if self.document is None or self.document.issued_on is None or self.state == NumberState.VOID:
            return False
        return self.taken_at.astimezone(clock.zone()).date() > self.document.issued_on
