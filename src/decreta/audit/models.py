"""The log's tables. Nothing here is ever updated; triggers refuse it."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from decreta.audit.refs import Ref
from decreta.core.fields import IdField
from decreta.core.triggers import append_only

_APPEND_ONLY = append_only()


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reading the log."""

    def of(self, thing: models.Model | Ref) -> EntryQuerySet:
        """Entries on a thing or about it, in the order in which they were written."""
        ref = Ref.to(thing)
        return self.filter(Q(on_kind=ref.kind, on_id=ref.id) | Q(about__contains=[str(ref)])).order_by("pk")


class Entry(models.Model):
    """One act: who, in which post, did what, on what, when. Without foreign keys: it outlives everything."""

    id = IdField()
    kind = models.CharField(max_length=80)
    actor = models.JSONField()
    actor_person_id = models.UUIDField(null=True)
    address = models.CharField(max_length=60, blank=True)
    on_kind = models.CharField(max_length=80)
    on_id = models.CharField(max_length=40)
    about = models.JSONField(default=list)
    facts = models.JSONField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    logged_at = models.DateTimeField()
    is_simulated = models.BooleanField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["on_kind", "on_id"], name="entry_on"),
            models.Index(fields=["actor_person_id", "-id"], name="entry_person"),
            GinIndex(fields=["about"], name="entry_about", opclasses=["jsonb_path_ops"]),
        ]
        triggers = _APPEND_ONLY

    def __str__(self) -> str:
        return f"{self.kind} {self.on_kind}:{self.on_id}"


class Pending(models.Model):
    """An entry that the sequencer has not yet given a place."""

    entry_id = models.UUIDField(primary_key=True)


class Leaf(models.Model):
    """The place of an entry in the log, given in commit order, and the hash that goes into the tree."""

    index = models.BigIntegerField(primary_key=True)
    entry_id = models.UUIDField(unique=True)
    leaf_hash = models.BinaryField(max_length=32)

    class Meta:
        triggers = _APPEND_ONLY


class Checkpoint(models.Model):
    """A signed statement of the log's size and root hash (tlog-checkpoint text form)."""

    size = models.BigIntegerField(primary_key=True)
    root_hash = models.BinaryField(max_length=32)
    frontier = models.JSONField()
    note = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        triggers = _APPEND_ONLY


class Follower(models.Model):
    """How far a follower of the log (notices, live pages) has read."""

    name = models.CharField(max_length=80, primary_key=True)
    next_index = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class FollowerFailure(models.Model):
    """An entry that a follower could not digest: kept for `doctor`, so that one bad entry blocks nobody."""

    follower = models.CharField(max_length=80)
    index = models.BigIntegerField()
    error = models.TextField()
    failed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["follower", "index"], name="one_failure_per_entry")]

    def __str__(self) -> str:
        return f"{self.follower} {self.index}"
