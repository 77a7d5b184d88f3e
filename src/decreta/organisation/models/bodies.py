"""Committees and working groups: bodies that sit, decide and are served by a standing agency."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from decreta.core.fields import IdField
from decreta.core.names import Named
from decreta.organisation.enums import BodyKind
from decreta.organisation.models.organisations import Organisation, ValidQuerySet


class Body(Named):
    """A committee, council, working group or support team."""

    id = IdField()
    code = models.CharField(max_length=60, unique=True)
    symbol = models.CharField(max_length=40)
    symbol_aliases = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    superior_name = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    serves = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="served_by")
    regime = models.CharField(max_length=20, default="vn-party")
    place = models.CharField(max_length=80, blank=True)
    #: Words of its own by what they name and language: `{"session": {"vi": "kỳ họp"}}`.
    words = models.JSONField(default=dict, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["code"]


class Term(models.Model):
    """A body's term: number series and membership live in it."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class StandingAgency(models.Model):
    """The organisation that does a body's daily work; a body may have several, ranked."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="standing_agencies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="standing_for")
    rank = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        ordering = ["rank"]
