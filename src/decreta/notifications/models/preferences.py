"""How people want to be told."""

from __future__ import annotations

from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.notifications.enums import DigestDays, Way
from decreta.notifications.times import Times
from decreta.organisation.models import Holding, Person

_LAST_HOUR = 23


class OwnQuerySet(models.QuerySet[models.Model]):
    def visible_to(self, actor: Actor) -> Self:
        """What somebody has chosen is his own business."""
        return self.filter(**{self.model.OWNER: actor.person_id}) if actor.person_id else self.none()  # type: ignore[attr-defined]


class Preference(models.Model):
    """How one kind of notice reaches the holder of one post, where he wants it otherwise than by default."""

    OWNER = "holding__person_id"

    id = IdField()
    holding = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=80)
    way = models.CharField(max_length=8, choices=Way.choices)

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holding", "kind"], name="one_way_per_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.way}"


class MailTimes(models.Model):
    """When mail may come to a person: the hour and days of the daily mail, the hours of quiet."""

    OWNER = "person_id"

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="+")
    digest_hour = models.PositiveSmallIntegerField(validators=[MaxValueValidator(_LAST_HOUR)])
    digest_days = models.CharField(max_length=8, choices=DigestDays.choices)
    quiet_from = models.PositiveSmallIntegerField(null=True)
    quiet_until = models.PositiveSmallIntegerField(null=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(digest_hour__lte=_LAST_HOUR)
                & (Q(quiet_from=None) | Q(quiet_from__lte=_LAST_HOUR))
                & (Q(quiet_until=None) | Q(quiet_until__lte=_LAST_HOUR)),
                name="hours_of_a_day",
            ),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None) | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_has_two_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.digest_hour}:00 {self.digest_days}"

    @property
    def times(self) -> Times:
        """The choice as arithmetic knows it."""
        return Times(self.digest_hour, self.digest_days, self.quiet_from, self.quiet_until)


class Digest(models.Model):
    """That a person's daily mail of a day was made: there is one a day, however often the job runs."""

    OWNER = "person_id"

    id = IdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    mail_id = models.UUIDField(null=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_digest_per_day")]

    def __str__(self) -> str:
        return f"{self.day}"
