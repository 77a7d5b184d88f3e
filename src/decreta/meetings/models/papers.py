"""What became of papers: their earlier versions, who opened which, and those that were withdrawn."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.files.models import StoredFile
from decreta.meetings.enums import Audience
from decreta.meetings.models.agenda import AgendaItem, Paper, runs
from decreta.organisation.models import Person


class PaperVersion(models.Model):
    """An earlier version of a paper: from when until when it held, who put another in its place, and why."""

    id = IdField()
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="earlier")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="earlier_agenda_papers")
    since = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=300)
    by = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="paper_versions_from_one"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class PaperReading(models.Model):
    """That somebody has opened a version of a paper, and when for the first time."""

    id = IdField()
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="papers_opened")
    version = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "person", "version"], name="paper_version_opened_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.version}"


class WithdrawnPaperQuerySet(models.QuerySet["WithdrawnPaper"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who chairs or prepares the sitting, and an inspector: for everybody else it was never there."""
        found = self.filter(item__in=AgendaItem.objects.visible_to(actor))
        if actor.is_system or actor.can("inspect_everything"):
            return found
        return found.filter(runs(actor, "item__sitting"))


class WithdrawnPaper(models.Model):
    """The trace of a paper that was taken back. The paper itself is gone: what is not there is found by no page.

    `earlier` are its versions before the last, `opened` who had opened which version and when, `told` the holdings that
    could read it.
    """

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="withdrawn_papers")
    key = models.UUIDField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="withdrawn_agenda_papers")
    title = models.CharField(max_length=300)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    version = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    by = models.JSONField()
    earlier = models.JSONField(default=list)
    opened = models.JSONField(default=list)
    told = models.JSONField(default=list)

    objects = WithdrawnPaperQuerySet.as_manager()

    class Meta:
        ordering = ["-withdrawn_at"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_says_why")]

    def __str__(self) -> str:
        return self.title
