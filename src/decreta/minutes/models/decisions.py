"""Decisions as things of their own: a number, words, a legal life, the paper that carries them."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.meetings.enums import Audience
from decreta.meetings.models import AgendaItem, Conclusion, Sitting
from decreta.minutes.enums import Life, LinkKind
from decreta.organisation.models import Body, Term


class DecisionSeries(models.Model):
    """The counter of a body's decisions, by term or by year as its rules count. A row, never a sequence: no gaps."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decision_series")
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="decision_series")
    year = models.PositiveSmallIntegerField(null=True)
    next_number = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "term"], condition=Q(year=None), name="decision_series_of_term"),
            models.UniqueConstraint(fields=["body", "year"], condition=Q(term=None), name="decision_series_of_year"),
            models.CheckConstraint(
                condition=Q(term=None, year__isnull=False) | Q(term__isnull=False, year=None),
                name="decisions_by_term_or_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.term_id or self.year}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who reads the point sees what was decided there, and so does who may see the paper that carries it."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        at = clock.now()
        carried = Document.objects.filter(Document.seen_by(actor, at=at))
        notice = Document.objects.filter(Document.seen_by(actor, at=at), state="issued")
        return self.filter(
            Q(item=None, sitting__in=Sitting.objects.visible_to(actor))
            | Q(item__in=AgendaItem.objects.visible_to(actor))
            | Q(document__in=carried)
            | Q(
                document=None,
                conclusion__isnull=False,
                item__audience=Audience.EVERYBODY,
                sitting__notice__document__in=notice,
            )
        )

    def with_life(self, as_of: dt.date) -> Self:
        """With what of each decision was so at the end of a day: `is_revoked`, `is_amended`."""
        by_then = DecisionLink.objects.filter(earlier=OuterRef("pk"), effective_on__lte=as_of)
        return self.annotate(
            is_revoked=Exists(by_then.filter(kind__in=[LinkKind.REVOKES, LinkKind.REPLACES])),
            is_amended=Exists(by_then.filter(kind=LinkKind.AMENDS)),
        )

    def standing(self, as_of: dt.date) -> Self:
        """Those that nothing had revoked at the end of a day."""
        return self.with_life(as_of).filter(Q(is_revoked=False))

    def living(self, life: str, as_of: dt.date) -> Self:
        """Those that at the end of a day were in force, amended (and in force), revoked, or not in force yet."""
        found = self.with_life(as_of)
        conditions = {
            Life.REVOKED: Q(is_revoked=True),
            Life.AHEAD: Q(is_revoked=False, effective_on__gt=as_of),
            Life.AMENDED: Q(is_revoked=False, is_amended=True, effective_on__lte=as_of),
            Life.IN_FORCE: Q(is_revoked=False, is_amended=False, effective_on__lte=as_of),
        }
        return found.filter(conditions[Life(life)])


class Decision(models.Model):
    """What a body decided, as it was decided: number and words never change; another decision changes what holds."""

    id = IdField()
    series = models.ForeignKey(DecisionSeries, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    conclusion = models.OneToOneField(
        Conclusion, null=True, blank=True, on_delete=models.PROTECT, related_name="decision"
    )
    #: What it is about, in few words: the point, unless somebody says it better.
    subject = models.CharField(max_length=300)
    text = models.TextField()
    #: How it was voted, as it was told then: `For 9, against 1; majority of all members`. Never who voted how: a decision
    #: is read by more people than its point.
    result = models.TextField(blank=True)
    decided_on = models.DateField()
    effective_on = models.DateField()
    #: The paper that carries it, where that is not the notice of the sitting's conclusions.
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="carried_decisions"
    )
    #: Its place in that paper: the tasks of clauses there, or below, follow from it.
    anchor = models.CharField(max_length=40, blank=True)
    #: Subject, words and number, folded, as they are searched.
    folded = models.TextField(editable=False)
    entered_at = models.DateTimeField()
    entered_by = models.JSONField()

    objects = DecisionQuerySet.as_manager()
    #: Set by `with_life`.
    is_revoked: bool
    is_amended: bool

    class Meta:
        ordering = ["-decided_on", "-number"]
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="decision_number_once")]
        indexes = [models.Index(fields=["body", "-decided_on"], name="decision_of_body")]
        triggers = [
            pgtrigger.Protect(name="decision_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="decision_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__number__df=pgtrigger.F("new__number"))
                | pgtrigger.Q(old__series_id__df=pgtrigger.F("new__series_id"))
                | pgtrigger.Q(old__text__df=pgtrigger.F("new__text"))
                | pgtrigger.Q(old__decided_on__df=pgtrigger.F("new__decided_on"))
                | pgtrigger.Q(old__entered_at__df=pgtrigger.F("new__entered_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    @property
    def symbol(self) -> str:
        """Number and body: `05/BCĐCĐS`; unique within the term or the year."""
        return f"{self.number:02d}/{self.body.symbol}"

    def life(self, as_of: dt.date) -> Life:
        """What holds of it at the end of a day. Needs `with_life` of the same day."""
        if self.is_revoked:
            return Life.REVOKED
        if self.effective_on > as_of:
            return Life.AHEAD
        return Life.AMENDED if self.is_amended else Life.IN_FORCE


class DecisionLink(models.Model):
    """A later decision changes an earlier one, from a day on. Never in rings: the later was entered after the earlier."""

    id = IdField()
    later = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="changes")
    earlier = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="changed_by")
    kind = models.CharField(max_length=10, choices=LinkKind.choices)
    effective_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    #: When either was entered, as the decisions themselves say it for good: in this order no ring can be closed.
    later_entered_at = models.DateTimeField()
    earlier_entered_at = models.DateTimeField()
    linked_at = models.DateTimeField()
    linked_by = models.JSONField()

    class Meta:
        ordering = ["effective_on", "linked_at"]
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="decisions_linked_once"),
            models.UniqueConstraint(
                fields=["earlier"], condition=Q(kind__in=["revokes", "replaces"]), name="decision_revoked_once"
            ),
            models.CheckConstraint(
                condition=Q(later_entered_at__gt=F("earlier_entered_at")), name="decisions_never_in_rings"
            ),
        ]
        triggers = [pgtrigger.Protect(name="decision_link_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.later_id} {self.kind} {self.earlier_id}"
