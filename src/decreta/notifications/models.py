"""Notices to a post's holder, and mail that waits to be sent."""

from __future__ import annotations

from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, actor: Actor) -> NoticeQuerySet:
        """A notice is read by the person it is for."""
        return self.filter(person_id=actor.person_id) if actor.person_id else self.none()

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)


class Notice(models.Model):
    """One notice to one person in one post. Kept in facts, worded in the reader's language when shown."""

    id = IdField()
    person_id = models.UUIDField()
    holding_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    entry_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry_id", "person_id", "kind"], name="one_notice_per_entry")]
        indexes = [
            # In the order of the list, and small for the bell, which every page counts.
            models.Index(
                models.F("person_id"),
                models.F("read_at").desc(nulls_first=True),
                models.F("created_at").desc(),
                models.F("id").desc(),
                name="notice_list",
            ),
            models.Index(fields=["person_id"], condition=models.Q(read_at=None), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return self.kind


class Mail(models.Model):
    """A mail as a row: written with the act, sent by a retried job."""

    id = IdField()
    recipient = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    attachment_name = models.CharField(max_length=120, blank=True)
    attachment_type = models.CharField(max_length=80, blank=True)
    attachment = models.TextField(blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.subject
