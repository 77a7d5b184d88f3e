"""Opinions on a point that somebody is asked for before a sitting: by when, what each said, and what was made of it."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.agendas.enums import Opinion, Treatment
from decreta.agendas.models.proposals import Proposal
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.files.models import StoredFile
from decreta.meetings.enums import Audience
from decreta.meetings.models import AgendaItem
from decreta.organisation.models import Holding


def points_read_by(actor: Actor) -> models.QuerySet[AgendaItem]:
    """Points of which the actor reads what was said of them: those that he reads, and those that his unit proposed.

    Of what is confidential the unit reads it only where it reads the point.
    """
    own = Proposal.objects.visible_to(actor).filter(item=OuterRef("pk"))
    read = Q(pk__in=AgendaItem.objects.visible_to(actor).values("pk"))
    return AgendaItem.objects.filter(read | (Q(audience=Audience.EVERYBODY) & Q(Exists(own))))


class OpinionRequestQuerySet(models.QuerySet["OpinionRequest"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads what is said of the point, and who is asked himself, of a point that is not confidential."""
        read = Q(item__in=points_read_by(actor))
        if actor.person_id is None:
            return self.filter(read) if actor.is_system else self.none()
        mine = AskedOpinion.objects.filter(request=OuterRef("pk"), holding__person_id=actor.person_id)
        return self.filter(read | (Q(item__audience=Audience.EVERYBODY) & Q(Exists(mine))))


class OpinionRequest(models.Model):
    """What is asked on a point, and by when. It goes with the point from one agenda to another, by its proposal."""

    id = IdField()
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="opinion_requests"
    )
    proposal = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.CASCADE, related_name="opinion_requests"
    )
    question = models.CharField(max_length=1000)
    until = models.DateTimeField()
    asked_at = models.DateTimeField()
    by = models.JSONField()
    #: When those who had not answered were reminded: once.
    reminded_at = models.DateTimeField(null=True)

    objects = OpinionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False) | Q(proposal__isnull=False), name="opinion_asked_on_something"
            )
        ]

    def __str__(self) -> str:
        return self.question[:80]


class AskedOpinionQuerySet(models.QuerySet["AskedOpinion"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads what is said of the point reads all; who is asked himself reads his own."""
        read = Q(request__item__in=points_read_by(actor))
        if actor.person_id is None:
            return self.filter(read) if actor.is_system else self.none()
        mine = Q(holding__person_id=actor.person_id, request__item__audience=Audience.EVERYBODY)
        return self.filter(read | mine)


class AskedOpinion(models.Model):
    """One who is asked: what he said, and what who proposed the point made of it."""

    id = IdField()
    request = models.ForeignKey(OpinionRequest, on_delete=models.CASCADE, related_name="asked")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="asked_opinions")
    opinion = models.CharField(max_length=10, choices=Opinion.choices, blank=True)
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="asked_opinions")
    answered_at = models.DateTimeField(null=True)
    treatment = models.CharField(max_length=10, choices=Treatment.choices, blank=True)
    why = models.TextField(blank=True)
    treated_at = models.DateTimeField(null=True)
    treated_by = models.JSONField(null=True)

    objects = AskedOpinionQuerySet.as_manager()

    class Meta:
        ordering = ["request__asked_at", "holding__post__rank", "holding__person__full_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "holding"], name="asked_once_for_an_opinion"),
            models.CheckConstraint(
                condition=Q(opinion="", answered_at=None) | (~Q(opinion="") & Q(answered_at__isnull=False)),
                name="opinion_was_given_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(opinion__in=[Opinion.REMARKS, Opinion.DISAGREES]) | ~Q(text=""),
                name="remarks_and_disagreement_say_what",
            ),
            models.CheckConstraint(
                condition=Q(treatment="") | Q(treated_at__isnull=False, answered_at__isnull=False),
                name="treated_what_was_answered",
            ),
            models.CheckConstraint(
                condition=Q(treatment__in=["", Treatment.TAKEN]) | ~Q(why=""), name="not_taken_up_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holding}: {self.opinion}"

    @property
    def is_late(self) -> bool:
        """Whether it was given after the moment by which it was asked for."""
        return self.answered_at is not None and self.answered_at > self.request.until
