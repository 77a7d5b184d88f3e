"""Notices to a post's holder."""

from __future__ import annotations

from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.notifications.enums import BY_MAIL, Way


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, actor: Actor) -> NoticeQuerySet:
        """A notice is read by the person it is for."""
        return self.filter(person_id=actor.person_id) if actor.person_id else self.none()

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)

    def waiting(self, *ways: Way) -> NoticeQuerySet:
        """Those that are still to go out by one of the ways."""
        return self.filter(posted_at=None, way__in=ways)


class Notice(models.Model):
    """One notice to one person in one post. Kept in facts, worded in the reader's language when shown.

    `matter` is the log's name for the thing that it is about (`documents.document:0195…`): whoever no longer sees it
    is not written to about it. `posted_at` says when its way out ended; without a `mail_id` nothing was mailed.
    """

    id = IdField()
    person_id = models.UUIDField()
    holding_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    matter = models.CharField(max_length=130, blank=True)
    entry_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.APP)
    posted_at = models.DateTimeField(null=True)
    mail_id = models.UUIDField(null=True)

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
            models.Index(
                fields=["way", "person_id"],
                condition=models.Q(posted_at=None, way__in=[way.value for way in BY_MAIL]),
                name="notice_to_post",
            ),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def ref(self) -> tuple[str, str] | None:
        """The thing that it is about."""
        kind, _sep, one = self.matter.partition(":")
        return (kind, one) if one else None
