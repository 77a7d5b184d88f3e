"""What a secret ballot needs beside its roll: tellers with their keys, sealed papers, the count and what it published."""

from __future__ import annotations

import hashlib

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from decreta.core.fields import IdField
from decreta.meetings.models import Invitation, Sitting
from decreta.voting.models.ballots import Ballot, Vote
from decreta.voting.sealing import to_text


class Panel(models.Model):
    """The tellers of one secret ballot: so many of them together open its papers.

    It is named before the ballot, which is then opened with it. A sitting has one panel that waits (constraint).
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="panels")
    ballot = models.OneToOneField(Ballot, null=True, on_delete=models.PROTECT, related_name="panel")
    threshold = models.PositiveSmallIntegerField()
    named_at = models.DateTimeField()
    named_by = models.JSONField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(ballot=None, replaced_at=None), name="one_waiting_panel"
            ),
            models.CheckConstraint(condition=Q(threshold__gte=2), name="no_teller_opens_alone"),
        ]

    def __str__(self) -> str:
        return f"{self.threshold}"

    @property
    def is_waiting(self) -> bool:
        return self.ballot_id is None and self.replaced_at is None


class Teller(models.Model):
    """One of those who open a secret ballot: his number among them and the public half of the key that his browser made."""

    id = IdField()
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="tellers")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="tellings")
    number = models.PositiveSmallIntegerField()
    public_key = models.CharField(max_length=100, blank=True)
    keyed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "invitation"], name="teller_once"),
            models.UniqueConstraint(fields=["panel", "number"], name="teller_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=255), name="teller_is_a_point"),
        ]

    def __str__(self) -> str:
        return str(self.invitation)


class SealedPaper(models.Model):
    """What somebody has cast in a secret ballot, as his browser sealed it: a paper for each vote that he has.

    It stands here from the cast to the count and is then destroyed.
    """

    id = IdField()
    vote = models.OneToOneField(Vote, on_delete=models.PROTECT, related_name="sealed")
    papers = ArrayField(models.TextField())

    @property
    def mark(self) -> str:
        """By which the browser that sealed them knows that these are the ones that stand."""
        return to_text(hashlib.sha256(",".join(self.papers).encode()).digest())

    def __str__(self) -> str:
        return str(len(self.papers))


class Counting(models.Model):
    """A count that is under way: the public half of a key whose private half is in the memory of one process.

    `alive_at` is written by that process every few seconds; when it is old, the key is gone and another count begins.
    """

    id = IdField()
    ballot = models.OneToOneField(Ballot, on_delete=models.PROTECT, related_name="counting")
    public_key = models.CharField(max_length=100)
    alive_at = models.DateTimeField()
    #: Papers that the tellers who have sent cannot open are invalid; the others are not waited for.
    waits_no_longer = models.BooleanField(default=False)
    #: By the number of the teller: how many papers did not open with what he sent, at the last look.
    unopened = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.pk)


class Opening(models.Model):
    """The parts of keys that one teller sends to a count, sealed to its key."""

    id = IdField()
    counting = models.ForeignKey(Counting, on_delete=models.CASCADE, related_name="openings")
    teller = models.ForeignKey(Teller, on_delete=models.PROTECT, related_name="openings")
    sealed = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["counting", "teller"], name="a_teller_opens_once")]

    def __str__(self) -> str:
        return str(self.teller)


class SecretCount(models.Model):
    """What a secret ballot came to. Never changed (trigger).

    `papers` is one value, not rows: pairs of option number and code in the order of the codes, so that no order of rows
    says anything. It is empty where papers were counted by hand; then `entered_by` says who entered the totals.
    """

    id = IdField()
    ballot = models.OneToOneField(Ballot, on_delete=models.PROTECT, related_name="count")
    papers = models.JSONField()
    counts = models.JSONField()
    invalid = models.PositiveIntegerField()
    took_part = models.PositiveIntegerField()
    counted_at = models.DateTimeField()
    entered_by = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(took_part__gte=F("invalid")), name="invalid_papers_are_papers")
        ]
        triggers = [pgtrigger.Protect(name="secret_count_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.took_part)
