"""Tasks, and the events that start clocks."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.enums import Mode
from decreta.directives.models.directives import Clause, Directive
from decreta.organisation.models import Body, Group, Organisation

MATTER_KIND = "directives.task"


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, actor: Actor) -> Self:
        """Tasks of which the actor sees an assignment, or whose body his post belongs to or serves."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        assigned = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=OuterRef("pk"))
        return self.filter(models.Q(body_id__in=actor.body_ids | actor.served_body_ids) | Exists(assigned))


class Task(models.Model):
    """What is to be done, from one clause of one directive."""

    id = IdField()
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="tasks")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="tasks")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="tasks")
    ordinal = models.PositiveIntegerField()
    title = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    title_ja = models.CharField(max_length=400, blank=True)
    mode = models.CharField(max_length=6, choices=Mode.choices)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    deadline = models.JSONField()
    due_period = models.CharField(max_length=24, blank=True)
    is_itemised = models.BooleanField()
    event_key = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    search = SearchVectorField(null=True, editable=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["directive", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["directive", "ordinal"], name="tasks_in_order")]
        indexes = [
            GinIndex(fields=["search"], name="task_search"),
            models.Index(fields=["body", "due_period"], name="task_body"),
            models.Index(fields=["event_key"], name="task_event", condition=~models.Q(event_key="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="deadline_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__deadline__df=pgtrigger.F("new__deadline"))
                | pgtrigger.Q(old__due_period__df=pgtrigger.F("new__due_period"))
                | pgtrigger.Q(old__is_itemised__df=pgtrigger.F("new__is_itemised")),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def title_in(self, language: str) -> str:
        """The title in a language, else the original."""
        return {"en": self.title_en, "ja": self.title_ja}.get(language[:2], "") or self.title

    def lang_in(self, language: str) -> str:
        """The language that `title_in` gives."""
        return language[:2] if {"en": self.title_en, "ja": self.title_ja}.get(language[:2]) else "vi"

    @property
    def shown_title(self) -> str:
        """The title in the reader's language."""
        return self.title_in(get_language() or "vi")

    @property
    def shown_lang(self) -> str:
        """The language of `shown_title`."""
        return self.lang_in(get_language() or "vi")


class EventOccurrence(models.Model):
    """An event that deadlines wait for, as it occurred for one organisation (trap T8)."""

    id = IdField()
    event_key = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="event_occurrences")
    occurred_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event_key", "organisation"], name="event_once_per_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.event_key} {self.occurred_on}"
