"""Requests to explain: why is this late, until when must it be said, what was said, was it enough."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.files.models import StoredFile
from decreta.organisation.models import Holding
from decreta.urging.enums import Outcome


class ExplanationQuerySet(models.QuerySet["Explanation"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who sees the assignment sees what was asked and said about it."""
        return self.filter(assignment__in=Assignment.objects.visible_to(actor))

    def waiting(self) -> Self:
        """What nobody has answered yet."""
        return self.filter(answered_at=None, ended_at=None)

    def late(self, at: dt.datetime) -> Self:
        """What should have been answered by a moment."""
        return self.waiting().filter(due_at__lte=at)


class Explanation(models.Model):
    """One round: the question, its clock, the answer, what was said of it. Asked again it is a round of its own."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="explanations")
    ordinal = models.PositiveSmallIntegerField()
    asker = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    #: The end of the last day for the answer.
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    by = models.JSONField()
    answer = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.JSONField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.JSONField(null=True)
    told_late_at = models.DateTimeField(null=True)

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "ordinal"], name="explanations_in_order"),
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(ended_at=None), name="one_open_request_to_explain"
            ),
            models.CheckConstraint(condition=Q(answered_at=None) ^ ~Q(answer=""), name="answered_with_words"),
            models.CheckConstraint(condition=Q(ended_at=None) ^ ~Q(outcome=""), name="ended_with_an_outcome"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", Outcome.ACCEPTED]) | ~Q(reason=""), name="not_accepted_with_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(answered_at=None, ended_at=None), name="explanation_waiting")
        ]
        triggers = [
            pgtrigger.Protect(name="explanation_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="ended_stands", operation=pgtrigger.Update, condition=pgtrigger.Q(old__ended_at__isnull=False)
            ),
            pgtrigger.Protect(
                name="answer_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__answered_at__isnull=False)
                & (
                    pgtrigger.Q(old__answer__df=pgtrigger.F("new__answer"))
                    | pgtrigger.Q(old__question__df=pgtrigger.F("new__question"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}: {self.question[:60]}"

    @property
    def is_late(self) -> bool:
        """Whether the answer is late, or came late."""
        if self.answered_at is None and self.ended_at is not None:
            return False
        return (self.answered_at or clock.now()) >= self.due_at
