"""Accounts: who may sign in. Who acts is another matter (`organisation`)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from decreta.core.fields import IdField
from decreta.core.prepared import prepared


class Users(UserManager["User"]):
    """Accounts. Who is signed in is asked for by his key at every request: by a statement that is kept."""

    #: Migrations know the table as it was, and ask for it in the ordinary way.
    use_in_migrations = False

    def get(self, *conditions: Any, **lookups: Any) -> User:
        """One account; raises `DoesNotExist` where there is none."""
        # A manager of related accounts is of a class made of this one, and knows only those.
        is_of_all = type(self) is Users
        if not is_of_all or conditions or lookups.keys() != {"pk"} or not isinstance(lookups["pk"], int):
            return super().get(*conditions, **lookups)
        found = _with_key.rows(lookups["pk"])
        if not found:
            raise self.model.DoesNotExist
        return found[0]


class User(AbstractUser):
    """A person's account. `username` is the login; names live with the person in `organisation`."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    language = models.CharField(max_length=5, default="vi")
    needs_second_factor = models.BooleanField(default=False)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[Users] = Users()

    def get_full_name(self) -> str:
        return str(self.username)

    def get_short_name(self) -> str:
        return str(self.username)


@prepared
def _with_key(key: int) -> models.QuerySet[User]:
    return User.objects.filter(pk=key)


class ApiToken(models.Model):
    """A bearer token for programs, kept only as a hash: what it may do (`scopes`), in which post (`holding_id`)."""

    id = IdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=120)
    token_hash = models.BinaryField(max_length=32, unique=True)
    holding_id = models.UUIDField(null=True)
    scopes = ArrayField(models.CharField(max_length=30), default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    # How many requests came in which minute (since 1970), of all processes together.
    minute = models.BigIntegerField(default=0)
    requests_in_minute = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.label


class UserSession(models.Model):
    """A sign-in of a user on a device: shown to him, so that he knows a foreign one and ends it."""

    id = IdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions")
    session_key = models.CharField(max_length=40, blank=True)
    # Of the random mark that the browser carries: the same browser is known again.
    device_hash = models.CharField(max_length=64, blank=True)
    device = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=45, blank=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "device_hash"], name="session_device"),
            models.Index(fields=["session_key"], name="session_key"),
        ]

    def __str__(self) -> str:
        return self.device


class Attempts(models.Model):
    """How often somebody tried to sign in with a name, or from an address, and until when he waits."""

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField()
    last_at = models.DateTimeField()
    waits_until = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class KeptForm(models.Model):
    """What somebody had sent when he was asked to confirm that it is he: encrypted, for his session and its address."""

    id = IdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    session_hash = models.CharField(max_length=64)
    address = models.CharField(max_length=2000)
    content = models.BinaryField()
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.address


class IdempotencyKey(models.Model):
    """The memory of an unsafe request: the same key again gives the same answer, never a second effect."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    key = models.CharField(max_length=80)
    route = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    location = models.CharField(max_length=500, blank=True)
    # What a program was answered, word for word; of a page only where it led is kept.
    body = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_key")]
