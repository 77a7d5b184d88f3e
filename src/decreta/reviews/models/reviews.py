"""A review of a directive whose tasks have no end, or that its day was moved; the rule of the first one; what was told."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Directive
from decreta.organisation.models import Body
from decreta.reviews.enums import Outcome, StepKind


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, actor: Actor) -> ReviewQuerySet:
        """Whoever sees the directive, and whose body it is."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        of_bodies = Q(directive__body__in=actor.body_ids | actor.served_body_ids)
        return self.filter(of_bodies | Q(directive__in=Directive.objects.visible_to(actor)))


class Review(models.Model):
    """That a directive was looked at with what came of it, or that its next review was moved. Only ever added."""

    id = IdField()
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="reviews")
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    reason = models.TextField()
    #: The number and symbol of the paper that is proposed, where there is one already.
    symbol = models.CharField(max_length=80, blank=True)
    #: When it is looked at next; none after it was closed.
    next_on = models.DateField(null=True)
    #: How many assignments without a deadline ended with it.
    ended = models.PositiveIntegerField(default=0)
    done_on = models.DateField()
    at = models.DateTimeField()
    by = models.JSONField()

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "ordinal"], name="reviews_in_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="review_with_reason"),
            models.CheckConstraint(condition=Q(kind=StepKind.MOVED) ^ ~Q(outcome=""), name="reviewed_with_outcome"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.CLOSED) ^ Q(next_on__isnull=False), name="looked_at_again_unless_closed"
            ),
        ]
        triggers = [pgtrigger.Protect(name="review_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.ordinal}: {self.outcome or self.kind}"


class ReviewRule(models.Model):
    """After how many months a directive of a body is looked at first; without a body wherever a body has not said it."""

    id = IdField()
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="review_rules")
    version = models.PositiveIntegerField()
    months = models.PositiveSmallIntegerField()
    set_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["body", "version"], name="review_rule_versions", nulls_distinct=False),
            models.CheckConstraint(condition=Q(months__gte=1), name="reviewed_after_months"),
        ]
        triggers = [pgtrigger.Protect(name="review_rule_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.body or '*'} {self.months}"


class Reminder(models.Model):
    """That it was told that a directive is to be reviewed: once for each day on which a review is due (constraint). It stays."""

    id = IdField()
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="review_reminders")
    due_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "due_on"], name="told_once_of_a_review")]
        triggers = [pgtrigger.Protect(name="reminder_of_review_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.due_on}"
