"""What an organisation has declared that it shares upward: to whom, of which tasks, how much, from which day on."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from decreta.assignments.models import Assignment
from decreta.cascade.enums import Detail, Often, Scope
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Directive
from decreta.organisation.models import Body, Organisation, StandingAgency


def _scoped(scope: Scope, **named: bool) -> Q:
    """The condition that a declaration of this scope names what it must, and nothing else."""
    return Q(
        scope=scope, **{f"{one}__isnull": not named.get(one, False) for one in ("body", "directive", "assignment")}
    )


class ShareQuerySet(models.QuerySet["Share"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seen by those who act in the organisation that shares, and by those with whom it is shared."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        return self.filter(
            Q(organisation_id__in=actor.organisation_ids)
            | Q(above_id__in=actor.organisation_ids)
            | Q(above_id__in=StandingAgency.objects.filter(of_bodies(actor)).values("organisation_id"))
        )

    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(ended_at=None)

    def run_out(self, today: dt.date) -> Self:
        """Those that stand though the day until which they were declared is past: they tell nothing of any later day."""
        return self.standing().filter(until_on__lt=today)


def of_bodies(actor: Actor) -> Q:
    """The standing agencies of the bodies that somebody belongs to or serves: for them they see what is shared."""
    return Q(body_id__in=actor.body_ids | actor.served_body_ids, valid_to=None)


class Share(models.Model):
    """One declaration. It is never changed: taken back it ends with a day, and another takes its place.

    As of a day on which it held it stays true that so many tasks stood so; words are closed at once (ADR 0033).
    """

    id = IdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="shares_upward")
    above = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="shared_from_below")
    scope = models.CharField(max_length=10, choices=Scope.choices)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="shares")
    directive = models.ForeignKey(Directive, null=True, blank=True, on_delete=models.PROTECT, related_name="shares")
    assignment = models.ForeignKey(Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="shares")
    detail = models.PositiveSmallIntegerField(choices=Detail.choices)
    #: Whether the one above may count it in what he shares further upward; words never go further.
    goes_further = models.BooleanField(default=False)
    #: As of which day the one above sees it first.
    first_on = models.DateField()
    #: The agreement that it rests on, such as the symbol of a regulation.
    ground = models.CharField(max_length=200, blank=True)
    #: As of which days it is told, and the last of them; both as it was agreed, if it was (`RollUp`).
    often = models.CharField(max_length=8, choices=Often.choices, default=Often.STANDING)
    until_on = models.DateField(null=True, blank=True)
    shared_at = models.DateTimeField()
    by = models.JSONField()
    #: The first day as of which he sees it no longer.
    ended_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.JSONField(null=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "above", "scope", "body", "directive", "assignment"],
                condition=Q(ended_at=None),
                name="shared_once_at_a_time",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=_scoped(Scope.BODY, body=True)
                | _scoped(Scope.DIRECTIVE, directive=True)
                | _scoped(Scope.ASSIGNMENT, assignment=True)
                | _scoped(Scope.BELOW),
                name="share_says_of_what",
            ),
            models.CheckConstraint(condition=~Q(organisation=F("above")), name="shared_with_another"),
            models.CheckConstraint(condition=Q(detail__in=Detail.values), name="detail_is_known"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_on=None) | Q(ended_at__isnull=False, ended_on__isnull=False),
                name="share_ends_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("first_on")), name="share_is_told_of_some_day"
            ),
        ]
        indexes = [models.Index(fields=["above", "first_on"], name="share_above")]
        triggers = [
            pgtrigger.Protect(name="share_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="share_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.detail <> NEW.detail OR OLD.goes_further <> NEW.goes_further OR OLD.first_on <> NEW.first_on"
                    " OR OLD.often <> NEW.often OR OLD.until_on IS DISTINCT FROM NEW.until_on OR OLD.above_id <> NEW.above_id OR OLD.scope <> NEW.scope OR OLD.ended_at IS NOT NULL"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.code} > {self.above.code}: {self.scope}"

    def has_run_out(self, today: dt.date) -> bool:
        """Whether it ended with the day until which it was declared, not by being taken back before."""
        if self.until_on is None or self.until_on >= today:
            return False
        return self.ended_on is None or self.ended_on > self.until_on
