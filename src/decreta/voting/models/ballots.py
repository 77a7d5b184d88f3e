"""A ballot, its options, and the votes of those who stand on its roll."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.deciding import Majority, Share
from decreta.meetings.enums import Audience, Base, Manner, Subject, Tie
from decreta.meetings.models import AgendaItem, Invitation, PointShare, Sitting
from decreta.meetings.models.standing import Stands
from decreta.voting.enums import Answer, Question


def is_read_by_who_presided() -> Q:
    """Of ballots: whether who presided at the closing in the place of the chair reads the point when the sitting is over.

    Then he reads as any member does whose seat stands: also what is for some by name, where he is one of them.
    """
    shares = PointShare.objects.filter(item=OuterRef("item"), invitation=OuterRef("presided_by"))
    for_members = Q(item__audience__in=[Audience.EVERYBODY, Audience.MEMBERS])
    return Q(Stands("presided_by__")) & (for_members | Q(Exists(shares)))


class BallotQuerySet(models.QuerySet["Ballot"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads the point sees what is voted on under it."""
        return self.filter(item__in=AgendaItem.objects.visible_to(actor))

    def tied(self) -> Self:
        """Ties that wait for the chair. Of a point that the body has put off, and of the order of a session, none waits."""
        waiting = self.filter(waits_since__isnull=False, chair_decided=None, annulled_at=None, item__aside="")
        return waiting.exclude(subject=Subject.PROCEDURE)


class Ballot(models.Model):
    """A question put to the vote under a point, with the rule that held when it was opened.

    It is open until `closed_at`; `annulled_at` takes back one that was put wrongly. A sitting has one open ballot
    at a time (constraint).
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="ballots")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="ballots")
    ordinal = models.PositiveSmallIntegerField()
    question = models.TextField()
    asks = models.CharField(max_length=10, choices=Question.choices)
    subject = models.CharField(max_length=12, choices=Subject.choices)
    manner = models.CharField(max_length=8, choices=Manner.choices)
    base = models.CharField(max_length=8, choices=Base.choices)
    numerator = models.PositiveSmallIntegerField()
    denominator = models.PositiveSmallIntegerField()
    is_more_than = models.BooleanField()
    tie = models.CharField(max_length=16, choices=Tie.choices)
    may_change_mind = models.BooleanField(default=True)
    #: A secret ballot is cast in sealed papers on screens, or as a whole on paper, whose totals are entered.
    is_on_paper = models.BooleanField(default=False)
    #: By show of hands: nobody votes on a screen, and what was counted is entered as totals (`HandCount`).
    is_by_hands = models.BooleanField(default=False)
    quorum = models.JSONField()
    #: Votes of members not on the roll: not invited, excluded, or the point is kept from them. In every base of all.
    kept_out = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    opened_by = models.JSONField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.JSONField(null=True)
    annulled_at = models.DateTimeField(null=True)
    annulled_by = models.JSONField(null=True)
    annulled_because = models.CharField(max_length=300, blank=True)
    #: Who presided at the closing in the place of the chair; none: the chair did. His side is the chair's.
    presided_by = models.ForeignKey(Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: Since when a tie waits for who presided, or for the chair (`domain.waiting`).
    waits_since = models.DateTimeField(null=True)
    chair_decided = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.JSONField(null=True)
    #: Of one that was held wholly without network: why it was entered afterwards, when and by whom, and who counted it
    #: (a list of the tellers' seats and names). Its opening and closing are the moments at which it was held.
    entered_because = models.CharField(max_length=300, blank=True, default="")
    entered_at = models.DateTimeField(null=True)
    entered_by = models.JSONField(null=True)
    counted_by = models.JSONField(default=list)

    objects = BallotQuerySet.as_manager()

    class Meta:
        # By their own time: one that is entered afterwards comes where it was held.
        ordering = ["opened_at", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "ordinal"], name="ballots_in_order"),
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(closed_at=None, annulled_at=None), name="one_open_ballot"
            ),
            models.CheckConstraint(condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="ballot_lasts"),
            models.CheckConstraint(
                condition=Q(chair_decided=None) | Q(closed_at__isnull=False), name="chair_decides_after_closing"
            ),
            models.CheckConstraint(
                condition=Q(is_on_paper=False) | Q(manner=Manner.SECRET), name="paper_is_for_secrets"
            ),
            models.CheckConstraint(condition=Q(is_by_hands=False) | Q(manner=Manner.OPEN), name="hands_are_seen"),
            models.CheckConstraint(
                condition=Q(entered_because="", entered_at=None)
                | Q(~Q(entered_because=""), entered_at__isnull=False, closed_at__isnull=False),
                name="entered_for_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["sitting"], condition=Q(waits_since__isnull=False), name="ballots_tied")]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.annulled_at is None

    @property
    def is_entered_afterwards(self) -> bool:
        """Whether it was held without network and entered later, with its own time."""
        return self.entered_at is not None

    @property
    def tellers_named(self) -> str:
        """Who counted one that was entered afterwards."""
        return ", ".join(one["name"] for one in self.counted_by)

    @property
    def is_motion(self) -> bool:
        return self.asks == Question.MOTION

    @property
    def is_secret(self) -> bool:
        return self.manner == Manner.SECRET

    @property
    def is_sealed(self) -> bool:
        """Secret, on screens: papers are sealed to tellers."""
        return self.is_secret and not self.is_on_paper

    @property
    def is_counted_apart(self) -> bool:
        """No single vote is known here: the result is a count that is made or entered after the closing."""
        return self.is_secret or self.is_by_hands

    @property
    def rule(self) -> Majority:
        """The majority that held when it was opened."""
        return Majority(Share(self.numerator, self.denominator, self.is_more_than), Base(self.base), Tie(self.tie))


class Option(models.Model):
    """One of the answers that can be given."""

    id = IdField()
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="options")
    ordinal = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    label = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["ballot", "ordinal"], name="options_in_order")]

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """Its words; those of a motion in the reader's language."""
        text = self.label or str(Answer(self.answer).label)
        return text[:1].upper() + text[1:]


class Vote(models.Model):
    """A place on the roll of a ballot: whose vote it is, who casts it, and what was cast.

    The roll is written when the ballot is opened; casting fills a row in, so nobody can have two (constraint).
    `option` is what the voter cast himself, `entered` what the clerk noted for him: his own counts, and both stand.
    In a secret ballot neither is ever filled; `cast_at` says that he took part.
    """

    id = IdField()
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="votes")
    voter = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="votes")
    caster = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="votes_to_cast")
    weight = models.PositiveSmallIntegerField()
    option = models.ForeignKey(Option, null=True, on_delete=models.PROTECT, related_name="+")
    cast_at = models.DateTimeField(null=True)
    entered = models.ForeignKey(Option, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(null=True)
    entered_by = models.JSONField(null=True)
    struck_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "voter"], name="one_vote_per_holder"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="a_vote_weighs"),
            models.CheckConstraint(
                condition=Q(option=None) | Q(cast_at__isnull=False),
                name="cast_when_chosen",
            ),
            models.CheckConstraint(
                condition=Q(entered=None, entered_at=None) | Q(entered__isnull=False, entered_at__isnull=False),
                name="entered_when_noted",
            ),
        ]

    def __str__(self) -> str:
        return str(self.voter)

    @property
    def is_conflicting(self) -> bool:
        """Whether the clerk noted something else than the voter cast."""
        return self.option_id is not None and self.entered_id is not None and self.option_id != self.entered_id
