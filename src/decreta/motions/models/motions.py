"""A motion on a point, and what members say to it before it is decided."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.models import AgendaItem, Conclusion, Invitation, Sitting
from decreta.motions.enums import ALIVE, PENDING, MotionKind, MotionState, Stance
from decreta.voting.models import Ballot


class MotionQuerySet(models.QuerySet["Motion"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads the point reads what is moved on it."""
        return self.filter(item__in=AgendaItem.objects.visible_to(actor))

    def on_proposals(self, items: Collection[UUID]) -> Self:
        """Amendments that wait on what is proposed under points that have not begun."""
        return self.filter(
            item__in=items, kind=MotionKind.AMENDMENT, conclusion=None, state__in=ALIVE, worked_in_at=None
        )


class Motion(models.Model):
    """What a member moves on a point.

    An amendment carries two whole texts of a conclusion: `base`, which its mover had before him, and `text`, as it
    would read. What it changes are the paragraphs in which they differ, so that it can be laid on a conclusion that has
    changed elsewhere meanwhile. Of other motions `text` is what is moved. It is numbered within its point: a number
    of the sitting would betray what is moved under a confidential one.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="motions")
    # A point is not removed over what members have moved under it.
    item = models.ForeignKey(AgendaItem, on_delete=models.RESTRICT, related_name="motions")
    mover = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="motions")
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=MotionKind.choices)
    state = models.CharField(max_length=12, choices=MotionState.choices, default=MotionState.SUBMITTED)
    conclusion = models.ForeignKey(Conclusion, null=True, on_delete=models.SET_NULL, related_name="amendments")
    base = models.TextField(blank=True)
    text = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    # Where the chair put it by hand among those that wait under its point.
    place = models.PositiveSmallIntegerField(null=True)
    moved_at = models.DateTimeField()
    by = models.JSONField()
    # Why it is out of order.
    because = models.CharField(max_length=300, blank=True)
    ballot = models.OneToOneField(Ballot, null=True, on_delete=models.PROTECT, related_name="motion")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.JSONField(null=True)
    # With which quorum it was adopted without a vote; a ballot keeps its own.
    quorum = models.JSONField(default=dict)
    # The conclusion before and after an adopted amendment was worked in.
    was = models.TextField(blank=True)
    became = models.TextField(blank=True)
    worked_in_at = models.DateTimeField(null=True)

    objects = MotionQuerySet.as_manager()

    class Meta:
        ordering = ["item__position", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["item", "ordinal"], name="motions_in_order"),
            models.CheckConstraint(
                condition=Q(kind=MotionKind.AMENDMENT) & ~Q(base="") | ~Q(kind=MotionKind.AMENDMENT) & Q(base=""),
                name="an_amendment_amends_a_text",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ALIVE, decided_at=None) | ~Q(state__in=ALIVE) & Q(decided_at__isnull=False),
                name="motion_decided_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item.number}.{self.ordinal}"

    @property
    def is_amendment(self) -> bool:
        return self.kind == MotionKind.AMENDMENT

    @property
    def amended(self) -> str | None:
        """The words that an amendment is laid on: a conclusion's, or what is proposed until the point begins.

        None where the conclusion was removed, and where nothing is proposed any more.
        """
        if self.conclusion is not None:
            return self.conclusion.text
        return (self.item.proposed or None) if self.is_amendment and self.item.began_at is None else None

    @property
    def is_pending(self) -> bool:
        """Whether nothing is decided and nobody votes yet."""
        return self.state in PENDING

    @property
    def is_alive(self) -> bool:
        return self.state in ALIVE

    @property
    def waits_to_be_worked_in(self) -> bool:
        """Whether it was adopted while the conclusion read otherwise, so that somebody must write it in by hand."""
        return self.is_amendment and self.state == MotionState.ADOPTED and self.worked_in_at is None

    @property
    def still_stands(self) -> bool:
        """Whether the ballot that adopted it is annulled and what it wrote could not be taken out by itself."""
        return self.is_pending and self.worked_in_at is not None


class Voice(models.Model):
    """A member supports another's motion, or objects to its being adopted without a vote."""

    id = IdField()
    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="voices")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="voices")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    said_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "invitation"], name="one_voice_on_a_motion")]

    def __str__(self) -> str:
        return f"{self.invitation}: {self.stance}"
