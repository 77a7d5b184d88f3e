"""Tasks that look alike, and what somebody has said of them."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Task
from decreta.documents.models.telling import told_to
from decreta.linking.enums import Verdict


class Imprint(models.Model):
    """What the words of a task leave behind to be compared by: an echo of its title, never shown."""

    task = models.OneToOneField(Task, primary_key=True, on_delete=models.CASCADE, related_name="imprint")
    #: Of the words: where it differs the task was given another title since.
    digest = models.CharField(max_length=64)
    grams = ArrayField(models.IntegerField())
    bands = ArrayField(models.IntegerField())

    class Meta:
        indexes = [GinIndex(fields=["bands"], name="imprint_bands", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.task_id}"


class PairQuerySet(models.QuerySet["Pair"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seen by whoever sees both tasks and is told the words of both: that they look alike tells words of them."""
        if actor.is_system:
            return self
        seen = Task.objects.visible_to(actor).filter(told_to(actor, document="directive__document"))
        return self.filter(first__in=seen, second__in=seen)


class Pair(models.Model):
    """Two tasks of different directives that look alike, why, and what was decided. It never changes a count."""

    id = IdField()
    first = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="pairs_before")
    second = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="pairs_after")
    #: How much of the words is alike, in hundredths.
    likeness = models.PositiveSmallIntegerField()
    has_same_lead = models.BooleanField()
    #: How many days their deadlines lie apart; None where one of them has none.
    days_apart = models.PositiveIntegerField(null=True)
    found_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    #: Of two that are the same, the one under which it is reported.
    keeper = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="kept_for")
    note = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.JSONField(null=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        ordering = ["-likeness", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
            models.CheckConstraint(condition=Q(likeness__lte=100), name="likeness_of_a_hundred"),
            models.CheckConstraint(condition=Q(verdict="") ^ Q(decided_at__isnull=False), name="decided_at_a_moment"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.SAME, keeper__isnull=False) | (~Q(verdict=Verdict.SAME) & Q(keeper=None)),
                name="the_same_have_a_keeper",
            ),
            models.CheckConstraint(
                condition=Q(keeper=None) | Q(keeper=F("first")) | Q(keeper=F("second")), name="keeper_is_of_the_pair"
            ),
        ]
        indexes = [models.Index(fields=["verdict", "-likeness"], name="pair_to_decide")]
        triggers = [pgtrigger.Protect(name="pair_stays", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"

    def other_than(self, task: Task) -> Task:
        """The other task of the pair."""
        return self.second if self.first_id == task.pk else self.first
