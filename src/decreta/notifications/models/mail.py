"""Mail that waits to be sent."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, actor: Actor) -> Self:
        """That a mail to whom has failed is seen by administrators; what it says is shown to nobody."""
        return self if actor.can("administer") else self.none()

    def waiting(self) -> Self:
        return self.filter(sent_at=None, failed_at=None)

    def failed(self) -> Self:
        return self.filter(failed_at__isnull=False)


class Mail(models.Model):
    """A mail as a row: written with the act, sent by a retried job, given up after a bounded number of attempts."""

    id = IdField()
    recipient = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    html = models.TextField(blank=True)
    stop_url = models.CharField(max_length=700, blank=True)
    attachment_name = models.CharField(max_length=120, blank=True)
    attachment_type = models.CharField(max_length=80, blank=True)
    attachment = models.TextField(blank=True)
    #: The Message-ID of the mail that it answers, so that mail programs show both together.
    answers = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="sent_or_failed")]
        indexes = [
            models.Index(fields=["-created_at", "id"], condition=Q(sent_at=None), name="mail_not_sent"),
        ]

    def __str__(self) -> str:
        return self.subject
