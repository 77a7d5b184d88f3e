"""An obstacle, the tasks that hang on it, and what happened to it."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_
from typing import Any, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from decreta.assignments.models import Assignment, Report
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.core.texts import search_text
from decreta.obstacles.enums import Answer, Kind, Level, State, StepKind
from decreta.organisation.models import Body, Organisation, Post, Unit

Owner = Organisation | Body | Unit | Post
_OWNERS = ("organisation", "body", "unit", "post")
#: Who owns it, in one constraint: exactly one of the four.
_ONE_OWNER = reduce(or_, (Q(**{f"{one}__isnull": one != owner for one in _OWNERS}) for owner in _OWNERS))


def owned(prefix: str, *actors: Actor) -> Q:
    """What is at an organisation, body, unit or post that any of the actors stands in."""
    found = Q(**{f"{prefix}organisation_id__in": {one for by in actors for one in by.organisation_ids}})
    found |= Q(**{f"{prefix}body_id__in": {one for by in actors for one in by.body_ids | by.served_body_ids}})
    found |= Q(**{f"{prefix}unit_id__in": {one for by in actors for one in by.unit_ids}})
    return found | Q(**{f"{prefix}post_id__in": {by.post_id for by in actors if by.post_id is not None}})


def led(prefix: str, *actors: Actor) -> Q:
    """What has come up to an organisation or body that any of the actors leads."""
    leading = [one for one in actors if one.can("decide_extensions")]
    found = Q(**{f"{prefix}organisation_id__in": {one for by in leading for one in by.organisation_ids}})
    return found | Q(**{f"{prefix}body_id__in": {one for by in leading for one in by.body_ids}})


class ObstacleQuerySet(models.QuerySet["Obstacle"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees one of its tasks, whoever must remove it or had to, and whom it has come up to."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        hanging = Link.objects.filter(obstacle=OuterRef("pk"), assignment__in=Assignment.objects.visible_to(actor))
        steps = Step.objects.filter(obstacle=OuterRef("pk"))
        named = steps.exclude(kind=StepKind.ESCALATED).filter(owned("", actor))
        told = steps.filter(led("", actor), kind=StepKind.ESCALATED)
        return self.filter(Exists(hanging) | Exists(named) | Exists(told))

    def at(self, *actors: Actor) -> Self:
        """Those that the posts must remove."""
        return self.filter(owned("", *actors))

    def with_weight(self) -> Self:
        """With how many open tasks hang on each (`weight`)."""
        hanging = Link.objects.filter(obstacle=OuterRef("pk"), assignment__closed_at=None)
        hanging = hanging.filter(assignment__done_accepted_at=None).order_by()
        number = hanging.values("obstacle").annotate(n=models.Count("pk")).values("n")
        weight = Coalesce(models.Subquery(number), 0)
        return self.annotate(weight=weight)

    def open(self) -> Self:
        """Those that still stand in the way of something."""
        hanging = Link.objects.filter(obstacle=OuterRef("pk"), assignment__closed_at=None)
        return self.filter(Exists(hanging.filter(assignment__done_accepted_at=None)), removed_at=None)

    def unanswered(self) -> Self:
        """Open ones that wait for the owner."""
        return self.open().filter(answered_at=None)

    def found_by_words(self, text: str) -> Self:
        """Those whose own words have all the words: what stands in the way and what is asked for."""
        return self.filter(search=SearchQuery(search_text(text), config="simple"))

    def late(self, at: dt.datetime) -> Self:
        """Open ones that should have been answered by a moment."""
        return self.unanswered().filter(due_at__lte=at)


class Obstacle(models.Model):
    """What stands in the way of one or more tasks, and who must remove it.

    The columns under "standing" repeat the newest steps; only `domain` writes them.
    """

    id = IdField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    text = models.TextField()
    #: What is asked of the owner.
    wanted = models.TextField()
    #: On whose side it was raised: that side says whether it is gone.
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="obstacles_raised")
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="obstacles")
    raised_at = models.DateTimeField()
    by = models.JSONField()
    # standing
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="obstacles")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="obstacles")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="obstacles")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="obstacles")
    #: The end of the last day for the answer.
    due_at = models.DateTimeField()
    #: Each new clock is a round of its own, with the ladder from its foot.
    round = models.PositiveSmallIntegerField(default=1)
    #: How many rungs have fired in this round.
    level = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    #: Its words, folded: it is found by them whatever their tone marks.
    search = SearchVectorField(null=True, editable=False)

    objects = ObstacleQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=_ONE_OWNER, name="one_owner_of_an_obstacle"),
            models.CheckConstraint(condition=Q(answered_at=None) ^ ~Q(answer=""), name="obstacle_answered_somehow"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(wanted=""), name="obstacle_says_what_is_wanted"),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(answered_at=None, removed_at=None), name="obstacle_due"),
            GinIndex(fields=["search"], name="obstacle_search"),
        ]
        triggers = [
            pgtrigger.Protect(name="obstacle_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="gone_is_gone", operation=pgtrigger.Update, condition=pgtrigger.Q(old__removed_at__isnull=False)
            ),
            pgtrigger.Protect(
                name="what_was_raised_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__text__df=pgtrigger.F("new__text"))
                | pgtrigger.Q(old__wanted__df=pgtrigger.F("new__wanted"))
                | pgtrigger.Q(old__kind__df=pgtrigger.F("new__kind")),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def owner(self) -> Owner:
        """Who must remove it now."""
        found = self.organisation or self.body or self.unit or self.post
        assert found is not None  # the constraint one_owner_of_an_obstacle
        return found

    @property
    def is_late(self) -> bool:
        """Whether the answer is overdue."""
        return self.removed_at is None and self.answered_at is None and clock.now() >= self.due_at

    @property
    def state(self) -> State:
        """Where it is. That its tasks have ended is said where `weight` was asked for."""
        if self.removed_at is not None:
            return State.REMOVED
        if getattr(self, "weight", 1) == 0:
            return State.MOOT
        if self.answered_at is not None:
            return State.ANSWERED
        if self.level:
            return State.ESCALATED
        return State.OVERDUE if self.is_late else State.WAITING

    @property
    def age(self) -> int:
        """Days since it was raised, until it was gone."""
        return ((self.removed_at or clock.now()) - self.raised_at).days


class Link(models.Model):
    """A task that hangs on an obstacle, by the assignment whose side said so."""

    id = IdField()
    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="links")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="obstacle_links")
    linked_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["linked_at", "id"]
        constraints = [models.UniqueConstraint(fields=["obstacle", "assignment"], name="hangs_once_on_an_obstacle")]
        triggers = [pgtrigger.Protect(name="link_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.obstacle_id}: {self.assignment_id}"


class Step(models.Model):
    """Something that happened to an obstacle: said, passed on, escalated. Never changed.

    The four columns of an owner name who must remove it since this step, or for an escalation whom it has come up to.
    """

    id = IdField()
    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    round = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    tells = models.CharField(max_length=10, choices=Level.choices, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["obstacle", "ordinal"], name="steps_of_an_obstacle_in_order"),
            models.UniqueConstraint(
                fields=["obstacle", "round", "tells"],
                condition=Q(kind=StepKind.ESCALATED),
                name="obstacle_escalates_once_a_rung",
            ),
            models.CheckConstraint(
                condition=Q(kind=StepKind.ESCALATED) ^ Q(tells=""), name="only_an_escalation_tells_a_level"
            ),
        ]
        indexes = [
            models.Index(fields=[one], condition=Q(**{f"{one}__isnull": False}), name=f"obstacle_step_{one}"[:30])
            for one in _OWNERS
        ]
        triggers = [pgtrigger.Protect(name="step_of_obstacle_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.ordinal}: {self.kind}"

    @property
    def whom(self) -> Any:
        """Whom it names: the owner since then, or whom it has come up to."""
        return self.organisation or self.body or self.unit or self.post
