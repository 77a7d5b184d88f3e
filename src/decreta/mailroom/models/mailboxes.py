"""Mailboxes out of which papers come into a tray."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.mailroom.enums import After, Security
from decreta.organisation.models import Organisation, Unit


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    def visible_to(self, actor: Actor) -> Self:
        """Administrators bind mailboxes; what comes out of them they do not see by that."""
        return self if actor.can("administer") else self.none()

    def in_use(self) -> Self:
        return self.filter(disabled_at=None)


class Mailbox(models.Model):
    """A folder of a mail account that is read for the tray of an organisation.

    The password is kept enciphered with a key of the installation: a copy of the database alone opens nothing. How far
    the folder was read is remembered by the server's own numbers (`uid_validity`, `last_uid`); they only save work,
    that nothing is taken twice is held by the mails themselves.
    """

    id = IdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mailboxes")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=8, choices=Security.choices)
    user = models.CharField(max_length=200)
    password = models.BinaryField(max_length=1000)
    folder = models.CharField(max_length=200, default="INBOX")
    after = models.CharField(max_length=8, choices=After.choices, default=After.LEAVE)
    move_to = models.CharField(max_length=200, blank=True)
    #: Older mails are not taken: a mailbox may have been used for years.
    since = models.DateField()
    bound_at = models.DateTimeField()
    disabled_at = models.DateTimeField(null=True, blank=True)
    uid_validity = models.BigIntegerField(null=True, blank=True)
    last_uid = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    rest_until = models.DateTimeField(null=True, blank=True)
    #: A code, never the server's words: they may repeat what was sent.
    last_error = models.CharField(max_length=40, blank=True)

    objects = MailboxQuerySet.as_manager()

    class Meta:
        ordering = ["address", "id"]
        constraints = [
            models.UniqueConstraint(fields=["host", "port", "user", "folder"], name="mailbox_once"),
            models.CheckConstraint(condition=~Q(after=After.MOVE) | ~Q(move_to=""), name="moved_somewhere"),
        ]

    def __str__(self) -> str:
        return self.address
