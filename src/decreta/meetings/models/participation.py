"""Who is invited, who answers, who is present."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.meetings.enums import Answer, Part, Presence, Removed, Share
from decreta.meetings.models.agenda import AgendaItem, Paper
from decreta.meetings.models.sittings import Sitting
from decreta.meetings.models.standing import Stands
from decreta.organisation.models import Holding


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def standing(self) -> Self:
        """Those that hold on the day of their sitting: a guest's always, another's while he has his post or one as good.

        Who leaves the body before that day sits there no more, whenever he was invited: he neither reads nor checks in
        nor counts nor votes. Another post holds the seat only where it gives the same part: a member who became its
        clerk is no member, who gave the chair away does not preside. Nor does who was removed in session: excluded for
        the rest of it, or a member no more.
        """
        return self.filter(Stands())


class Invitation(models.Model):
    """A post's holder is invited to a sitting, and answers."""

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="invitations")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="invitations")
    part = models.CharField(max_length=10, choices=Part.choices)
    #: His number in this sitting, as it stands on his card and on paper; it never becomes another's while he is invited.
    number = models.PositiveIntegerField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.NONE)
    reason = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    # Chair and members vote unless it is said otherwise; nobody else does. A substitute votes for whom he sits for.
    has_vote = models.BooleanField(default=True)
    weight = models.PositiveSmallIntegerField(default=1)
    sits_for = models.OneToOneField("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="substitute")

    #: Why he sits here no more; the rows of it are `Removal`. Empty: he does.
    removed_as = models.CharField(max_length=10, choices=Removed.choices, blank=True, default="")

    # Who named him in his own reply, because he cannot come himself. Whether he votes for him is `sits_for`.
    named_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="named_substitute"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "holding"], name="invited_once"),
            models.UniqueConstraint(fields=["sitting", "number"], name="number_of_one"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="vote_weighs_something"),
        ]

    def __str__(self) -> str:
        return str(self.holding)


class AnswerReminder(models.Model):
    """That those who had not answered were reminded: by the body's rule once for the day on which it falls, or by hand."""

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="answer_reminders")
    due_on = models.DateField(null=True)
    reminded = models.JSONField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at"]
        constraints = [models.UniqueConstraint(fields=["sitting", "due_on"], name="answers_asked_for_once")]

    def __str__(self) -> str:
        return f"{self.sitting_id} {self.due_on}"


class Attendance(models.Model):
    """An invited person's presence, from when until when."""

    id = IdField()
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="attendances")
    presence = models.CharField(max_length=10, choices=Presence.choices)
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    #: Why it was entered or changed later; empty where it was noted as it happened.
    entered_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation"], condition=Q(left_at=None), name="present_once")]


class PointShare(models.Model):
    """What somebody invited has to do with one point: he presents it, comes for it, or may read it where few do."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="shares")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="shares")
    share = models.CharField(max_length=10, choices=Share.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "invitation"], name="one_share_in_a_point")]

    def __str__(self) -> str:
        return f"{self.invitation}: {self.share}"


class PaperReader(models.Model):
    """Somebody invited who may read a paper that only those named read."""

    id = IdField()
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="readers")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="papers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "invitation"], name="named_once_for_a_paper")]

    def __str__(self) -> str:
        return str(self.invitation)
