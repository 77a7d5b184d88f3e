"""A contribution that a coordinating organisation is asked for or gives of its own, and each time that it was delivered."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from decreta.assignments.models import Assignment
from decreta.contributions.enums import Outcome, State
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.files.models import StoredFile

_FINAL = (State.SUFFICIENT, State.EXCUSED, State.WITHDRAWN, State.MOOT)


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the assignment of the coordinator, and the side that leads the task."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        # Asked of the one assignment: beside "or" the database would make a list of all that he sees, which may be a million.
        seen = Exists(Assignment.objects.visible_to(actor).filter(pk=OuterRef("assignment_id")))
        return self.filter(seen | Exists(Assignment.objects.answered_by(actor).filter(pk=OuterRef("lead_id"))))

    def standing(self) -> Self:
        """Those of tasks that go on, and that were not withdrawn."""
        return self.filter(withdrawn_at=None, assignment__closed_at=None, assignment__done_accepted_at=None)

    def open(self) -> Self:
        """Those that somebody still has to deliver or to judge."""
        return self.standing().exclude(judged=Outcome.SUFFICIENT)

    def to_deliver(self) -> Self:
        """Those that wait for the coordinator: not delivered, or returned."""
        return self.open().filter(Q(delivered_at=None) | Q(judged=Outcome.INSUFFICIENT))

    def late(self, at: dt.datetime) -> Self:
        """Those that should have been delivered by a moment."""
        return self.to_deliver().filter(due_at__lte=at)

    def to_judge(self) -> Self:
        """Those that were delivered and wait for the lead or the monitor."""
        return self.open().filter(delivered_at__isnull=False, judged="")

    def in_time(self) -> Self:
        """Those that were asked for and came in time: the delivery that was not found insufficient did."""
        return self.filter(_DELIVERED, _ASKED, delivered_at__lt=F("due_at"))

    def too_late(self, at: dt.datetime) -> Self:
        """Those that were asked for and came late, or have not come although their day is past."""
        came = _DELIVERED & _ASKED & Q(delivered_at__gte=F("due_at"))
        return self.filter(came | Q(pk__in=self.late(at).values("pk")))


#: What was delivered and not returned, and no refusal.
_DELIVERED = Q(delivered_at__isnull=False, is_refused=False, withdrawn_at=None) & ~Q(judged=Outcome.INSUFFICIENT)
_ASKED = Q(due_at__isnull=False)


class Contribution(models.Model):
    """What one coordinating organisation contributes to a task.

    Asked for by whoever leads the task or monitors it, until a day within the lead's own deadline; or given without
    being asked, then without a day. The columns under "standing" repeat the newest steps; only `domain` writes them.
    """

    id = IdField()
    #: The coordinator's assignment.
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="contributions")
    #: The assignment that leads the task; none where each of a group answers and nobody of them asked.
    lead = models.ForeignKey(Assignment, null=True, on_delete=models.PROTECT, related_name="contributions_asked")
    wanted = models.TextField(blank=True)
    created_at = models.DateTimeField()
    by = models.JSONField()
    # standing
    #: The end of the last day on which it comes in time.
    due_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    is_refused = models.BooleanField(default=False)
    judged = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    times_returned = models.PositiveSmallIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.JSONField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(wanted="") ^ Q(due_at__isnull=False), name="asked_for_something_by_a_day"
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=False) | Q(delivered_at__isnull=False), name="asked_for_or_delivered"
            ),
            models.CheckConstraint(condition=Q(judged="") | Q(delivered_at__isnull=False), name="judged_what_came"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) ^ ~Q(withdrawn_reason=""), name="withdrawn_with_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(withdrawn_at=None), name="contribution_due"),
        ]
        triggers = [
            pgtrigger.Protect(name="contribution_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="what_was_asked_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__wanted__df=pgtrigger.F("new__wanted"))
                | pgtrigger.Q(old__assignment_id__df=pgtrigger.F("new__assignment_id")),
            ),
        ]

    def __str__(self) -> str:
        return self.wanted[:80] or f"{self.created_at:%Y-%m-%d}"

    @property
    def was_asked_for(self) -> bool:
        """Whether somebody asked for it; else the coordinator gave it of its own."""
        return self.due_at is not None

    @property
    def is_over(self) -> bool:
        """Whether its task has ended."""
        return self.assignment.closed_at is not None or self.assignment.done_accepted_at is not None

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.withdrawn_at is not None:
            return State.WITHDRAWN
        if self.judged == Outcome.SUFFICIENT:
            return State.EXCUSED if self.is_refused else State.SUFFICIENT
        if self.is_over:
            return State.MOOT
        if self.delivered_at is not None and not self.judged:
            return State.REFUSED if self.is_refused else State.DELIVERED
        if self.due_at is not None and clock.now() >= self.due_at:
            return State.OVERDUE
        return State.RETURNED if self.judged else State.WAITING

    @property
    def is_final(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self.state in _FINAL

    @property
    def waits_for_delivery(self) -> bool:
        """Whether the coordinator has to deliver it, for the first time or again."""
        return self.state in (State.WAITING, State.OVERDUE, State.RETURNED)

    @property
    def waits_for_judgement(self) -> bool:
        """Whether the lead or the monitor has to say whether it is sufficient."""
        return self.state in (State.DELIVERED, State.REFUSED)

    @property
    def came_in_time(self) -> bool | None:
        """Whether what was delivered came in time; none where nothing stands or no day was set."""
        if self.due_at is None or self.delivered_at is None or self.is_refused or self.judged == Outcome.INSUFFICIENT:
            return None
        return self.delivered_at < self.due_at


class Delivery(models.Model):
    """What the coordinator delivered, or why it cannot. Never changed; another is added after it was returned."""

    id = IdField()
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="deliveries")
    ordinal = models.PositiveSmallIntegerField()
    text = models.TextField()
    is_refusal = models.BooleanField(default=False)
    #: By when it was asked for, then.
    due_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "ordinal"], name="deliveries_in_order"),
            models.CheckConstraint(condition=~Q(text=""), name="delivery_says_something"),
        ]
        triggers = [pgtrigger.Protect(name="delivery_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.ordinal}: {self.text[:60]}"

    @property
    def is_late(self) -> bool:
        """Whether it came after its day."""
        return self.due_at is not None and not self.is_refusal and self.at >= self.due_at


class Piece(models.Model):
    """A file, or the number and symbol of a paper, that comes with a delivery."""

    id = IdField()
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="pieces")
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=80, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["id"]
        triggers = [pgtrigger.Protect(name="piece_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.symbol or self.title


class Judgement(models.Model):
    """What was said of a delivery: sufficient, or insufficient with a reason and another day. One per delivery."""

    id = IdField()
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="judgement")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    reason = models.TextField(blank=True)
    due_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.SUFFICIENT) | ~Q(reason=""), name="insufficient_with_reason"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="judgement_of_delivery_stands", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.outcome
