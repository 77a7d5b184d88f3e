"""A poll for the date of a sitting: the times that are possible, who is asked, and what each says of each time."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.dates.enums import Coming
from decreta.meetings.models import Sitting
from decreta.organisation.models import Holding


class DatePollQuerySet(models.QuerySet["DatePoll"]):
    def visible_to(self, actor: Actor) -> Self:
        """Polls with the names of who said what: for who prepares the sittings of the body, and who inspects everything."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None or not actor.can("prepare_sittings"):
            return self.none()
        return self.filter(sitting__body_id__in=actor.body_ids | actor.served_body_ids)


class DatePoll(models.Model):
    """Members are asked when they can come to a sitting. It runs until a time is chosen or it is withdrawn."""

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="date_polls")
    #: Until when answers are taken.
    until = models.DateTimeField()
    asked_at = models.DateTimeField()
    by = models.JSONField()
    #: When those who had not answered were reminded: once.
    reminded_at = models.DateTimeField(null=True)
    chosen = models.ForeignKey("dates.PossibleTime", null=True, on_delete=models.RESTRICT, related_name="+")
    #: Why it was withdrawn.
    reason = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.JSONField(null=True)

    objects = DatePollQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(ended_at=None), name="one_date_poll_at_a_time_for_a_sitting"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, chosen=None, reason="")
                | Q(ended_at__isnull=False, chosen__isnull=False, reason="")
                | (Q(ended_at__isnull=False, chosen=None) & ~Q(reason="")),
                name="date_poll_ends_with_a_time_or_a_reason",
            ),
            models.CheckConstraint(condition=Q(until__gt=models.F("asked_at")), name="date_poll_lasts"),
        ]

    def __str__(self) -> str:
        return str(self.sitting)


class PossibleTime(models.Model):
    """When the sitting could begin; it lasts as long as the sitting does."""

    id = IdField()
    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "starts_at"], name="time_possible_once_in_a_poll")]

    def __str__(self) -> str:
        return f"{self.starts_at}"


class AskedMemberQuerySet(models.QuerySet["AskedMember"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who is asked reads his own; all are read by who reads the poll with its names."""
        if actor.person_id is None and not actor.is_system:
            return self.none()
        return self.filter(
            Q(holding__person_id=actor.person_id) | Q(poll__in=DatePoll.objects.visible_to(actor).values("pk"))
        )

    def with_seat(self, day: dt.date) -> Self:
        """With whether each still has a post of the body, or that of the chair, on a day (`is_member`)."""
        return self.annotate(is_member=_has_seat(day))

    def seated(self, day: dt.date) -> Self:
        """Those who still have one."""
        return self.filter(_has_seat(day))


def _has_seat(day: dt.date) -> Exists:
    of_body = Q(post__body_id=OuterRef("poll__sitting__body_id"))
    of_chair = Q(post_id=OuterRef("poll__sitting__chair_post_id"))
    held = Holding.objects.filter(of_body | of_chair, person_id=OuterRef("holding__person_id"))
    return Exists(held.filter(Q(valid_to=None) | Q(valid_to__gt=day)))


class AskedMember(models.Model):
    """A member who is asked when he can come."""

    id = IdField()
    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="asked")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="date_polls")
    answered_at = models.DateTimeField(null=True)

    #: Whether he still belongs to the body (`with_seat`). Never saved.
    is_member: bool | None = None

    objects = AskedMemberQuerySet.as_manager()

    class Meta:
        ordering = ["holding__post__rank", "holding__person__full_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "holding"], name="asked_once_in_a_date_poll")]

    def __str__(self) -> str:
        return str(self.holding)


class TimeAnswer(models.Model):
    """What somebody says of one time."""

    id = IdField()
    asked = models.ForeignKey(AskedMember, on_delete=models.CASCADE, related_name="answers")
    time = models.ForeignKey(PossibleTime, on_delete=models.CASCADE, related_name="answers")
    coming = models.CharField(max_length=8, choices=Coming.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asked", "time"], name="one_answer_to_a_possible_time"),
            models.CheckConstraint(condition=Q(coming__in=Coming.values), name="known_answer_to_a_possible_time"),
        ]

    def __str__(self) -> str:
        return self.coming
