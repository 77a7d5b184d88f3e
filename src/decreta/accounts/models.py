"""Accounts: who may sign in. Who acts is another matter (`organisation`)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from decreta.core.fields import IdField


class User(AbstractUser):
    """A person's account. `username` is the login; names live with the person in `organisation`."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    language = models.CharField(max_length=5, default="vi")
    needs_second_factor = models.BooleanField(default=False)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def get_full_name(self) -> str:
        return str(self.username)

    def get_short_name(self) -> str:
        return str(self.username)


class ApiToken(models.Model):
    """A bearer token for programs, kept only as a hash."""

    id = IdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=120)
    token_hash = models.BinaryField(max_length=32, unique=True)
    holding_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.label


class IdempotencyKey(models.Model):
    """The memory of an unsafe request: the same key again gives the same answer, never a second effect."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    key = models.CharField(max_length=80)
    route = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    location = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_key")]
