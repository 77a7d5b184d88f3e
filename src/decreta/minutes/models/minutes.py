"""The minutes of a sitting: the clerk's own words, the editions that were put before members, what they said of them."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.meetings.models import AgendaItem, Presiding, Sitting
from decreta.minutes.enums import MinutesState, Outcome, Stance, Way
from decreta.organisation.models import Holding


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who sees the sitting sees its minutes once they were put before the members; before that who writes or signs them."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        may_read = Q(shown_at__isnull=False) | Q(sitting__acting_chair_id=actor.person_id)
        # Who presided at the closing signs them.
        presided = Presiding.objects.filter(
            sitting=OuterRef("sitting"),
            item=None,
            ended_at=OuterRef("sitting__closed_at"),
            invitation__holding__person_id=actor.person_id,
        )
        may_read |= Q(Exists(presided))
        if actor.post_id is not None and actor.can("chair_sittings"):
            may_read |= Q(sitting__chair_post_id=actor.post_id)
        if actor.can("prepare_sittings"):
            may_read |= Q(sitting__body_id__in=actor.body_ids | actor.served_body_ids)
        return self.filter(may_read, sitting__in=Sitting.objects.visible_to(actor))


class Minutes(models.Model):
    """The record of one sitting. What happened is computed; only what somebody wrote himself is kept (`Passage`)."""

    id = IdField()
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=12, choices=MinutesState.choices, default=MinutesState.DRAFT)
    #: Since when members see them; an edition is what they see.
    shown_at = models.DateTimeField(null=True)
    comments_until = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_way = models.CharField(max_length=12, choices=Way.choices, blank=True)
    #: The point of a later sitting under which they are, or were, approved.
    approved_under = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="approved_minutes"
    )
    document = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_of_sitting"
    )
    begun_at = models.DateTimeField()
    begun_by = models.JSONField()

    objects = MinutesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None) | ~Q(approved_way=""), name="minutes_approved_in_a_way"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "composed"]) | Q(approved_at__isnull=False),
                name="minutes_approved_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.sitting)


class Passage(models.Model):
    """Words of the minutes that somebody wrote: prose under a point, or his own in the place of computed ones.

    `base` are the computed words that he had before him when he wrote his own; where they are others now, the page
    shows the difference and leaves his words alone.
    """

    id = IdField()
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="passages")
    key = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    base = models.TextField(blank=True)
    #: Whether the computed words hold again: his own are kept, and can be brought back.
    is_set_aside = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "key"], name="passage_once")]

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.key}"


class Edition(models.Model):
    """The whole text at the time it was put before the members, in every language. Immutable; a change makes a new one."""

    id = IdField()
    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="editions")
    ordinal = models.PositiveIntegerField()
    #: The passages by language, each with its key, heading and text.
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.JSONField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["minutes", "ordinal"], name="editions_in_order")]
        triggers = [pgtrigger.Protect(name="edition_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.minutes_id} v{self.ordinal}"


class Remark(models.Model):
    """What a member says of an edition, and what became of it."""

    id = IdField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="remarks")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="remarks_on_minutes")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    #: The passage that it is about; empty for the whole.
    key = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.JSONField(null=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.OPEN, answered_at=None) | Q(answered_at__isnull=False),
                name="remark_answered_at_a_moment",
            ),
            models.CheckConstraint(condition=Q(stance=Stance.AGREES) | ~Q(text=""), name="remark_has_words"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Excerpt(models.Model):
    """An official excerpt: the paper that tells one point of minutes that were approved."""

    id = IdField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="excerpts")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="excerpts")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="excerpt_of_minutes")
    composed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.document)
