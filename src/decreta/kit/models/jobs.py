"""Jobs with progress and saved views."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from decreta.core.actor import Actor
from decreta.core.fields import IdField


class JobState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("job", "waiting")
    RUNNING = "running", pgettext_lazy("job", "running")
    DONE = "done", pgettext_lazy("job", "done")
    FAILED = "failed", pgettext_lazy("job", "failed")
    CANCELLED = "cancelled", pgettext_lazy("job", "cancelled")


class LongJobQuerySet(models.QuerySet["LongJob"]):
    def visible_to(self, actor: Actor) -> LongJobQuerySet:
        """A job is seen by who started it."""
        return self.filter(started_by_id=actor.user_id) if actor.user_id else self.none()


class LongJob(models.Model):
    """A piece of long work with its progress; it survives a crash and is done once."""

    id = IdField()
    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=JobState.choices, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    arguments = models.JSONField(default=dict)
    result_url = models.CharField(max_length=300, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = LongJobQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title
