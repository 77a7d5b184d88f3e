"""The rules by which a body sits and decides, version after version."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.enums import (
    Base,
    ConsentOffered,
    Counted,
    Manner,
    MessagesKept,
    PapersMarked,
    Part,
    PositionsShown,
    Shortness,
    Subject,
    Submitter,
    Substitutes,
    Tie,
)
from decreta.organisation.models import Body

_STANDS = pgtrigger.Update | pgtrigger.Delete
# A share is above nothing and can be reached: more than the whole cannot.
_POSSIBLE = Q(numerator__gte=1, denominator__gte=1, numerator__lte=F("denominator")) & ~Q(
    numerator=F("denominator"), is_more_than=True
)


def as_ever() -> list[str]:
    """Who submits points to a body whose rules do not say it."""
    return [Submitter.DRAFTER.value]


class RuleBookQuerySet(models.QuerySet["RuleBook"]):
    def visible_to(self, actor: Actor) -> RuleBookQuerySet:
        """By which rules a body decides is as open as the structure: to everybody who may sign in."""
        return self if actor.person_id or actor.is_system else self.none()


class RuleBook(models.Model):
    """One version of a body's rules; of those valid on a day the latest holds, among equals the newest version."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rule_books")
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    authority = models.CharField(max_length=200)
    numerator = models.PositiveSmallIntegerField()
    denominator = models.PositiveSmallIntegerField()
    is_more_than = models.BooleanField()
    counted = models.CharField(max_length=12, choices=Counted.choices)
    tie = models.CharField(max_length=16, choices=Tie.choices)
    proxy_limit = models.PositiveSmallIntegerField()
    convocation_days = models.PositiveSmallIntegerField()
    papers_days = models.PositiveSmallIntegerField()
    # Versions from before these were asked for go by what was custom.
    reminder_days = models.PositiveSmallIntegerField(default=2)
    substitutes = models.CharField(max_length=8, choices=Substitutes.choices, default=Substitutes.PRESENT)
    proposers = ArrayField(models.CharField(max_length=10, choices=Part.choices))
    # Who submits points beforehand; `proposers` move motions in a sitting.
    submitters = ArrayField(models.CharField(max_length=10, choices=Submitter.choices), default=as_ever)
    # Where a period is not kept: whether that is only noted, or needs a reason; and what is too short with any reason.
    short_notice = models.CharField(max_length=8, choices=Shortness.choices, default=Shortness.NOTED)
    urgent_days = models.PositiveSmallIntegerField(default=0)
    positions_shown = models.CharField(max_length=8, choices=PositionsShown.choices, default=PositionsShown.STAFF)
    # When a point that nobody objects to is offered for the consent part, and until when positions are asked for.
    consent_offered = models.CharField(max_length=8, choices=ConsentOffered.choices, default=ConsentOffered.ANSWERED)
    positions_days = models.PositiveSmallIntegerField(default=0)
    motion_supporters = models.PositiveSmallIntegerField(default=0)
    # Whether members move amendments to what is proposed before the sitting takes the point up.
    amends_before = models.BooleanField(default=False)
    papers_marked = models.CharField(max_length=8, choices=PapersMarked.choices, default=PapersMarked.NEVER)
    # For so many days after a sitting its papers are given out; none: without an end.
    papers_open_days = models.PositiveSmallIntegerField(default=0)
    # Whether members write to all in the room while a session runs, and when what was written is destroyed.
    room_messages = models.BooleanField(default=False)
    messages_kept = models.CharField(max_length=8, choices=MessagesKept.choices, default=MessagesKept.MINUTES)
    set_at = models.DateTimeField()
    by = models.JSONField()

    objects = RuleBookQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["body", "version"], name="rule_book_version_once"),
            models.CheckConstraint(condition=_POSSIBLE, name="rule_book_quorum_is_possible"),
        ]
        triggers = [pgtrigger.Protect(name="rule_book_stands", operation=_STANDS)]

    def __str__(self) -> str:
        return str(self.version)


class SubjectRule(models.Model):
    """What majority a body needs on one subject, and how it votes on it."""

    id = IdField()
    book = models.ForeignKey(RuleBook, on_delete=models.PROTECT, related_name="subjects")
    subject = models.CharField(max_length=12, choices=Subject.choices)
    base = models.CharField(max_length=8, choices=Base.choices)
    numerator = models.PositiveSmallIntegerField()
    denominator = models.PositiveSmallIntegerField()
    is_more_than = models.BooleanField()
    manner = models.CharField(max_length=8, choices=Manner.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "subject"], name="subject_ruled_once"),
            models.CheckConstraint(condition=_POSSIBLE, name="subject_rule_is_possible"),
        ]
        triggers = [pgtrigger.Protect(name="subject_rule_stands", operation=_STANDS)]

    def __str__(self) -> str:
        return self.subject
