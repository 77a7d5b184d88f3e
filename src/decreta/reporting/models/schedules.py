"""Reports that come by themselves: what, when, for whom; and what has come."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Directive, FrozenReport
from decreta.directives.models.frozen import seen_whole
from decreta.organisation.models import Body, Holding, Post
from decreta.reporting.enums import BRIEF, AsOf, Kind, Rhythm, State
from decreta.reporting.models.briefings import Briefing


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def visible_to(self, actor: Actor) -> Self:
        """What is made of all tasks of a body concerns those who see them all."""
        return seen_whole(self, actor)


class Schedule(models.Model):
    """A report that comes by itself, on the order of one who holds a post, for as long as he does."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="schedules")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    #: Of one directive only; a briefing is always of all.
    directive = models.ForeignKey(Directive, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    against = models.CharField(max_length=8)
    language = models.CharField(max_length=5)
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices)
    #: Weekly: the day of the week, Monday is 1. Else: which working day of the month or quarter; -1 is the last.
    day = models.SmallIntegerField()
    as_of = models.CharField(max_length=14, choices=AsOf.choices)
    readers = models.ManyToManyField(Post, related_name="+")
    owner = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)
    #: Nothing is due before this day: when it was ordered, or went on after a pause.
    since_on = models.DateField()
    made_at = models.DateTimeField()
    by = models.JSONField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rhythm=Rhythm.WEEKLY, day__range=(1, 7))
                | (~Q(rhythm=Rhythm.WEEKLY) & (Q(day__range=(1, 20)) | Q(day=-1))),
                name="comes_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[Kind.REPORT, Kind.WORKBOOK]) | Q(directive=None), name="briefing_is_of_all"
            ),
            models.CheckConstraint(condition=Q(state=State.ENDED) ^ Q(ended_at=None), name="ended_at_a_moment"),
        ]
        indexes = [models.Index(fields=["state"], name="schedule_active", condition=Q(state=State.ACTIVE))]
        triggers = [
            pgtrigger.Protect(name="schedule_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="end_stands", operation=pgtrigger.Update, condition=pgtrigger.Q(old__ended_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_rhythm_display()}"

    @property
    def is_brief(self) -> bool:
        """Whether it is made of the short data of a briefing."""
        return self.kind in BRIEF


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who sees what the schedule makes."""
        return seen_whole(self, actor, body="schedule__body")


class Edition(models.Model):
    """What came of a schedule for one period: a frozen report or a frozen briefing, once. Immutable."""

    id = IdField()
    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="editions")
    #: The week, month or quarter in which it was due: ``2025-W14``, ``2025-04``, ``2025-Q2``.
    period = models.CharField(max_length=8)
    due_on = models.DateField()
    as_of = models.DateField()
    report = models.OneToOneField(FrozenReport, null=True, on_delete=models.PROTECT, related_name="edition")
    briefing = models.OneToOneField(Briefing, null=True, on_delete=models.PROTECT, related_name="edition")
    made_at = models.DateTimeField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["schedule", "period"], name="once_per_period"),
            models.CheckConstraint(
                condition=Q(report=None, briefing__isnull=False) | Q(report__isnull=False, briefing=None),
                name="edition_is_one_paper",
            ),
        ]
        indexes = [models.Index(fields=["-made_at", "id"], name="edition_newest")]
        triggers = [pgtrigger.Protect(name="edition_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.period
