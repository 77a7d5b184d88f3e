"""Trackers outside this house, what they call the tasks of it, and what they have been told."""

from __future__ import annotations

from typing import Self
from urllib.parse import quote

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Task
from decreta.organisation.models import Body

#: What stands in a pattern for the identifier.
PLACE = "{id}"


class Tracker(models.Model):
    """A system of another house in which the same tasks are followed. Open to everybody, like the structure."""

    id = IdField()
    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=200)
    #: The address of a task there, with `{id}` in the place of its identifier; empty where there is none.
    pattern = models.CharField(max_length=300, blank=True)
    #: Who keeps it, in words: an agency that need not be in the records.
    kept_by = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    #: Since when nothing is reported to it any more.
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["code"]
        triggers = [pgtrigger.Protect(name="tracker_stays", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name

    def address_of(self, value: str) -> str:
        """Where the tracker shows a task; empty where its addresses are not known."""
        return self.pattern.replace(PLACE, quote(value, safe="")) if self.pattern else ""


class ExternalId(models.Model):
    """What a tracker calls a task. It may have several names there; no two tasks have the same one."""

    id = IdField()
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="external_ids")
    tracker = models.ForeignKey(Tracker, on_delete=models.PROTECT, related_name="external_ids")
    value = models.CharField(max_length=80)
    #: As it is compared: without regard to case, marks and blanks.
    key = models.CharField(max_length=120)
    entered_at = models.DateTimeField()
    by = models.JSONField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["tracker__code", "entered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tracker", "key"], condition=Q(withdrawn_at=None), name="once_in_a_tracker"
            ),
            models.CheckConstraint(condition=~Q(value="") & ~Q(key=""), name="external_id_has_signs"),
        ]
        indexes = [
            models.Index(fields=["task"], condition=Q(withdrawn_at=None), name="external_id_of_task"),
            models.Index(fields=["key"], condition=Q(withdrawn_at=None), name="external_id_key"),
        ]
        triggers = [pgtrigger.Protect(name="external_id_stays", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.tracker.code}: {self.value}"

    @property
    def address(self) -> str:
        """Where the tracker shows it."""
        return self.tracker.address_of(self.value)


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seen by those who work for the body, and by who inspects everything."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        return self.filter(body_id__in=actor.body_ids | actor.served_body_ids)


class Handover(models.Model):
    """What a tracker was told of a body's tasks at once. It stands as it was given, to be fetched again."""

    id = IdField()
    tracker = models.ForeignKey(Tracker, on_delete=models.PROTECT, related_name="handovers")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="handovers")
    ordinal = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    handed_at = models.DateTimeField()
    by = models.JSONField()

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["-handed_at", "-ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["tracker", "body", "ordinal"], name="handovers_in_order"),
            models.CheckConstraint(condition=Q(number__gt=0), name="handover_tells_something"),
        ]
        triggers = [pgtrigger.Protect(name="handover_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.tracker.code} {self.ordinal}"


class HandoverLine(models.Model):
    """What was told of one task: everything that the tracker knows since then."""

    id = IdField()
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="handover_lines")
    told = models.JSONField()
    #: The facts that differ from what was told before; empty: told for the first time.
    changed = models.JSONField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["handover", "task"], name="told_once_in_a_handover")]
        indexes = [models.Index(fields=["task", "-id"], name="newest_told_of_task")]
        triggers = [pgtrigger.Protect(name="line_of_handover_stands", operation=pgtrigger.Update | pgtrigger.Delete)]
