"""A written procedure beside its sitting: the rule, the questions, one form for each member, reminders."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.enums import Form, SittingState, Tie
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.organisation.models import Person
from decreta.procedures.arithmetic import Rule
from decreta.procedures.enums import Majority, Silence, Stance, Via
from decreta.procedures.words import majority_words

__all__ = ["Opinion", "OpinionForm", "Procedure", "Prolongation", "Question", "Reminder"]


class ProcedureQuerySet(models.QuerySet["Procedure"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the sitting that it is."""
        if actor.person_id is None and not actor.is_system:
            return self.none()
        return self.filter(sitting__in=Sitting.objects.visible_to(actor))


class Procedure(models.Model):
    """How a meeting in writing decides. Its number, points, papers and those asked are the sitting's.

    The rule stands here as it held when it was prepared: a later version of the body's rules changes nothing of it.
    """

    id = IdField()
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="procedure")
    until = models.DateTimeField()
    #: A share of all members as `Share` writes it: those of the form, or any that the rules of the body have.
    majority = models.CharField(max_length=9, default=Majority.HALF)
    #: Whether it is the majority of the body's rules: then that of the day on which the members are asked.
    is_by_rules = models.BooleanField(default=False)
    silence = models.CharField(max_length=10, choices=Silence.choices, default=Silence.NOT_VOTED)
    tie = models.CharField(max_length=13, choices=Tie.choices, default=Tie.CHAIRS_SIDE)
    #: Whether that is what the rules of the body say, of the day on which the members are asked.
    is_tie_by_rules = models.BooleanField(default=False)
    #: So many members who ask for a session turn it into one; null: none do.
    convert_at = models.PositiveSmallIntegerField(null=True, blank=True)
    #: How many hours before the deadline those who have not answered are reminded.
    remind_hours = models.JSONField(default=list)
    created_at = models.DateTimeField()
    #: That nothing is decided in it, though the members were asked, and why.
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.JSONField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        ordering = ["-until"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | Q(Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="withdrawn_for_a_reason",
            )
        ]

    def __str__(self) -> str:
        return str(self.sitting)

    @property
    def rule(self) -> Rule:
        return Rule(self.majority, self.silence, self.tie)

    def get_majority_display(self) -> str:
        return majority_words(self.majority)

    @property
    def is_asking(self) -> bool:
        """Whether opinions are taken, but for the deadline."""
        return self.sitting.form == Form.WRITTEN and self.sitting.state == SittingState.OPEN

    @property
    def is_converted(self) -> bool:
        """Whether it was turned into a session."""
        return self.sitting.form == Form.SESSION


class Question(models.Model):
    """What is put before the members under one point."""

    id = IdField()
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="questions")
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="question")
    text = models.TextField()
    # A tie that the rule leaves to the chair: from the closing it waits for him, until he has decided with a word.
    waits_since = models.DateTimeField(null=True)
    chair_agrees = models.BooleanField(null=True)
    chair_word = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.JSONField(null=True)

    class Meta:
        ordering = ["item__position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(chair_agrees=None, decided_at=None)
                | (
                    Q(chair_agrees__isnull=False, decided_at__isnull=False, waits_since__isnull=False)
                    & ~Q(chair_word="")
                ),
                name="tie_decided_with_a_word",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def waits_for_chair(self) -> bool:
        """Whether the sides were equal and the chair has not decided yet."""
        return self.waits_since is not None and self.chair_agrees is None


class OpinionForm(models.Model):
    """The form of one member, filled in here or brought in from paper. Never two of one person."""

    id = IdField()
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="forms")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="opinion_forms")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="opinion_forms")
    via = models.CharField(max_length=8, choices=Via.choices, default=Via.PAGE)
    #: He wants it dealt with in a session.
    asks_for_session = models.BooleanField(default=False)
    answered_at = models.DateTimeField()
    #: Of one on paper: the day on which it was received; by it, and not by the entry, it came in time.
    received_on = models.DateField(null=True)
    entered_by = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "person"], name="one_form_per_member"),
            models.UniqueConstraint(fields=["procedure", "invitation"], name="one_form_per_invitation"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Opinion(models.Model):
    """What a form says to one question."""

    id = IdField()
    form = models.ForeignKey(OpinionForm, on_delete=models.CASCADE, related_name="opinions")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="opinions")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "question"], name="one_opinion_on_a_question"),
            models.CheckConstraint(condition=~Q(stance=Stance.OTHER) | ~Q(text=""), name="other_opinion_has_words"),
        ]

    def __str__(self) -> str:
        return self.stance


class Prolongation(models.Model):
    """That opinions were taken longer than was said: until when before and after, and why. It stands."""

    id = IdField()
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="prolongations")
    was = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=300)
    prolonged_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["prolonged_at"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("was")), name="a_deadline_goes_forward"),
            models.CheckConstraint(condition=~Q(reason=""), name="prolongation_says_why"),
        ]
        triggers = [pgtrigger.Protect(name="prolongation_stands", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.until}"


class Reminder(models.Model):
    """That the members who had not answered were reminded at one rung: once, whatever runs twice."""

    id = IdField()
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="reminders")
    hours = models.PositiveIntegerField()
    #: The deadline before which it went out: after a prolongation the rungs come anew.
    until = models.DateTimeField()
    reminded = models.JSONField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "until", "hours"], name="reminded_once_per_rung")]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.hours}"
