"""What an organisation has asked one below for, what the two agreed, and every step of it."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from decreta.cascade.enums import IN_FORCE, Detail, Often, RollUpState
from decreta.cascade.models.shares import Share, of_bodies
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Directive
from decreta.organisation.models import Holding, Organisation, StandingAgency


class RollUpQuerySet(models.QuerySet["RollUp"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seen by those who act on either side, and by the members of bodies for which the one above stands."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        return self.filter(
            Q(organisation_id__in=actor.organisation_ids)
            | Q(above_id__in=actor.organisation_ids)
            | Q(above_id__in=StandingAgency.objects.filter(of_bodies(actor)).values("organisation_id"))
        )


class RollUp(models.Model):
    """The terms are those that were asked for; those that were agreed are the terms of `share`, which gives the figures.

    What the one below keeps is not named here by the one above, who does not see it: he says it in words, or by a
    directive of his own that is carried out below.
    """

    id = IdField()
    above = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roll_ups_asked_for")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roll_ups")
    subject = models.CharField(max_length=300)
    directive = models.ForeignKey(Directive, null=True, blank=True, on_delete=models.PROTECT, related_name="roll_ups")
    detail = models.PositiveSmallIntegerField(choices=Detail.choices)
    goes_further = models.BooleanField(default=False)
    often = models.CharField(max_length=8, choices=Often.choices, default=Often.STANDING)
    first_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    #: By the end of which day an answer is wished for.
    answer_on = models.DateField()
    asker = models.ForeignKey(Holding, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    by = models.JSONField()
    state = models.CharField(max_length=10, choices=RollUpState.choices, default=RollUpState.ASKED)
    share = models.OneToOneField(Share, null=True, on_delete=models.PROTECT, related_name="agreement")

    objects = RollUpQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["above", "organisation", "subject"],
                condition=Q(state__in=[RollUpState.ASKED, *IN_FORCE]),
                name="roll_up_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(share=None, state__in=[RollUpState.ASKED, RollUpState.DECLINED, RollUpState.CANCELLED])
                | Q(share__isnull=False, state__in=[*IN_FORCE, RollUpState.WITHDRAWN, RollUpState.ENDED]),
                name="roll_up_gives_figures_when_agreed",
            ),
            models.CheckConstraint(condition=~Q(organisation=F("above")), name="roll_up_of_another"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("first_on")), name="roll_up_of_some_day"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="roll_up_below")]
        triggers = [
            pgtrigger.Protect(name="roll_up_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="roll_up_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.subject <> NEW.subject OR OLD.detail <> NEW.detail OR OLD.goes_further <> NEW.goes_further"
                    " OR OLD.often <> NEW.often OR OLD.first_on <> NEW.first_on OR OLD.above_id <> NEW.above_id"
                    " OR OLD.until_on IS DISTINCT FROM NEW.until_on OR OLD.organisation_id <> NEW.organisation_id"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.above.code} < {self.organisation.code}: {self.subject}"

    @property
    def is_in_force(self) -> bool:
        """Whether it was agreed and nobody ended it; its last day may be past (`has_run_out`)."""
        return self.state in IN_FORCE

    def has_run_out(self, today: dt.date) -> bool:
        """Whether it was agreed until a day that is past: it ends by itself, whether that is noted yet or not."""
        return self.is_in_force and self.share is not None and self.share.has_run_out(today)


class RollUpStep(models.Model):
    """One step: who asked, agreed, declined or withdrew, when, and the reason. It stays."""

    id = IdField()
    roll_up = models.ForeignKey(RollUp, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=RollUpState.choices)
    at = models.DateTimeField()
    by = models.JSONField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[RollUpState.DECLINED, RollUpState.WITHDRAWN], reason=""),
                name="roll_up_refused_with_a_reason",
            )
        ]
        triggers = [pgtrigger.Protect(name="roll_up_step_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"
