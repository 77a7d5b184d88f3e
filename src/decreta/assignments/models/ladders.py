"""Ladders as they were set, version after version."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from decreta.assignments.enums import Audience, ClockUnit, Colour, RungKind
from decreta.core.fields import IdField
from decreta.organisation.models import Body


class Ladder(models.Model):
    """One version of the ladder of a programme, of a body, or (neither) of the installation. What fired by it stays told by it."""

    id = IdField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="ladders")
    #: The document whose tasks it is for: of an area above, so by its id (`assignments.programmes`).
    programme_id = models.UUIDField(null=True, editable=False)
    version = models.PositiveIntegerField()
    #: Who goes back to the wider ladder has a last version without rungs.
    is_own = models.BooleanField(default=True)
    set_at = models.DateTimeField()
    by = models.JSONField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "programme_id", "version"], name="ladder_versions", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["body", "programme_id"],
                condition=Q(replaced_at=None),
                name="one_ladder_in_force",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(body=None) | Q(programme_id=None), name="ladder_of_one"),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id or self.body or '*'} {self.version}"


class LadderStep(models.Model):
    """A rung as one version has it."""

    id = IdField()
    ladder = models.ForeignKey(Ladder, on_delete=models.PROTECT, related_name="steps")
    key = models.UUIDField()
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=RungKind.choices)
    tells = models.CharField(max_length=12, choices=Audience.choices)
    days = models.SmallIntegerField()
    in_working_days = models.BooleanField(default=False)
    colour = models.CharField(max_length=8, choices=Colour.choices, blank=True)
    roles = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    matters = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["ladder", "key"], name="rung_once_in_a_ladder"),
            models.CheckConstraint(
                condition=Q(kind=RungKind.LETTER) ^ Q(colour=""), name="a_letter_and_nothing_else_has_a_colour"
            ),
        ]
        triggers = [pgtrigger.Protect(name="step_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.kind} {self.days}"


class ReceiptClock(models.Model):
    """Within what time the tasks of a programme or a body have to be received, or everything else; version after version.

    A version without an amount says that no clock runs: for a programme or a body, that the wider one does.
    """

    id = IdField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="receipt_clocks")
    programme_id = models.UUIDField(null=True, editable=False)
    version = models.PositiveIntegerField()
    amount = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=12, choices=ClockUnit.choices, default=ClockUnit.WORKING_DAY)
    set_at = models.DateTimeField()
    by = models.JSONField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "programme_id", "version"], name="receipt_clock_versions", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["body", "programme_id"],
                condition=Q(replaced_at=None),
                name="one_receipt_clock",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(body=None) | Q(programme_id=None), name="receipt_clock_of_one"),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id or self.body or '*'} {self.amount} {self.unit}"
