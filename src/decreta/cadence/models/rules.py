"""A rule how often there must be a report, for a body's tasks, a directive's or one task; and reminders by it."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pgtrigger
from django.db import models
from django.db.models import F, Q

from decreta.assignments.models import Assignment
from decreta.cadence.enums import Said, Unit
from decreta.cadence.rhythm import Rhythm
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Directive, Task
from decreta.organisation.models import Body

_ONE_SCOPE = (
    Q(body__isnull=False, directive=None, task=None)
    | Q(body=None, directive__isnull=False, task=None)
    | Q(body=None, directive=None, task__isnull=False)
)


class ReportRuleQuerySet(models.QuerySet["ReportRule"]):
    def visible_to(self, actor: Actor) -> ReportRuleQuerySet:
        """A body's rule is declared to everybody; that of a directive or a task to whoever sees it."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        seen = Q(body__isnull=False)
        seen |= Q(directive__in=Directive.objects.visible_to(actor)) | Q(task__in=Task.objects.visible_to(actor))
        return self.filter(seen)


class ReportRule(models.Model):
    """How often there must be a report, from one day to another. The narrowest scope that has a rule on a day holds.

    `never` asks for none: so a task, or a directive, is taken out of the wider rule.
    """

    id = IdField()
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="report_rules")
    directive = models.ForeignKey(Directive, null=True, on_delete=models.PROTECT, related_name="report_rules")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="report_rules")
    unit = models.CharField(max_length=6, choices=Unit.choices)
    every = models.PositiveSmallIntegerField(default=1)
    #: Of weeks the weekday (Monday is 1), of months the day of the month, of days nothing.
    day = models.PositiveSmallIntegerField(default=0)
    #: So many days before a report is due it is told.
    ahead = models.PositiveSmallIntegerField(default=3)
    first_on = models.DateField()
    until_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    set_at = models.DateTimeField()
    by = models.JSONField()

    objects = ReportRuleQuerySet.as_manager()

    class Meta:
        ordering = ["-first_on", "-set_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=_ONE_SCOPE, name="one_scope_of_a_report_rule"),
            models.CheckConstraint(condition=Q(every__gte=1), name="report_every_so_many"),
            # One rule of a scope on a day: what was replaced before it began never held.
            *(
                models.UniqueConstraint(
                    fields=[scope],
                    condition=Q(until_on=None, **{f"{scope}__isnull": False}),
                    name=f"one_open_report_rule_of_a_{scope}",
                )
                for scope in ("body", "directive", "task")
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="report_rule_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="report_rule_stands",
                operation=pgtrigger.Update,
                condition=reduce(
                    or_,
                    (
                        pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")})
                        for name in ("unit", "every", "day", "first_on")
                    ),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.every} {self.day}"

    @property
    def rhythm(self) -> Rhythm:
        """Its days."""
        return Rhythm(self.unit, self.every, self.day, self.first_on, self.until_on)

    def holds_on(self, day: object) -> bool:
        """Whether it holds on a day."""
        return self.first_on <= day and (self.until_on is None or day <= self.until_on)  # type: ignore[operator]


class Reminder(models.Model):
    """What was told of one report of one assignment: each thing exactly once (constraint). It stays."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="report_reminders")
    due_on = models.DateField()
    said = models.CharField(max_length=6, choices=Said.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(F("assignment"), F("due_on"), F("said"), name="told_once_of_a_report"),
        ]
        triggers = [pgtrigger.Protect(name="reminder_of_report_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.said} {self.due_on}"
