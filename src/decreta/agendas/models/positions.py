"""Positions stated before a sitting, and what became of the points that nobody opposed."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import TruncDate

from decreta.agendas.enums import Stand
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.enums import Part, PositionsShown
from decreta.meetings.models import AgendaItem, Invitation, PointText, RuleBook


def _rule_of_its_day() -> models.QuerySet[Any, Any]:
    """What the rules of the body say on the day of the sitting, as `meetings.queries.rulebooks` finds them."""
    books = RuleBook.objects.filter(body=OuterRef("item__sitting__body"), valid_from__lte=OuterRef("held_on"))
    return books.order_by("-valid_from", "-version").values("positions_shown")[:1]


def _own_seat(actor: Actor) -> models.QuerySet[Invitation]:
    """The actor's own seat as chair or member."""
    mine = Invitation.objects.filter(holding__person_id=actor.person_id)  # type: ignore[misc]
    return mine.filter(sitting=OuterRef("item__sitting"), part__in=(Part.CHAIR, Part.MEMBER)).standing()


class PositionQuerySet(models.QuerySet["Position"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own; all of them for who chairs or prepares the sitting, and for an inspector. Only on points one reads.

        Where the rules of the body say so, the chair and the members read all of them too, at once or from the opening.
        """
        found = self.filter(item__in=AgendaItem.objects.visible_to(actor))
        if actor.is_system or actor.can("inspect_everything"):
            return found
        shown = Q(pk__in=[])
        if actor.person_id is not None:
            shown |= Q(invitation__holding__person_id=actor.person_id)
            found = (
                found.annotate(held_on=TruncDate("item__sitting__starts_at", tzinfo=clock.zone()))
                .annotate(shown_to=Subquery(_rule_of_its_day()), opened_at=F("item__sitting__opened_at"))
                .annotate(is_member=Exists(_own_seat(actor)))
            )
            is_shown = Q(shown_to=PositionsShown.MEMBERS) | Q(shown_to=PositionsShown.OPENING, opened_at__isnull=False)
            shown |= is_shown & Q(is_member=True)
        if actor.person_id is not None:
            shown |= Q(item__sitting__acting_chair_id=actor.person_id)
        if actor.post_id is not None and actor.can("chair_sittings"):
            shown |= Q(item__sitting__chair_post_id=actor.post_id)
        if actor.can("prepare_sittings"):
            shown |= Q(item__sitting__body_id__in=actor.body_ids | actor.served_body_ids)
        return found.filter(shown)

    def with_age(self) -> Self:
        """With whether each was stated of an earlier text of its point."""
        newer = PointText.objects.filter(item=OuterRef("item"), written_at__gt=OuterRef("stated_at"))
        return self.annotate(is_old=Exists(newer))


class Position(models.Model):
    """What a member says of a point beforehand; the last word counts. Who objects says why."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="positions")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="positions")
    stand = models.CharField(max_length=10, choices=Stand.choices)
    text = models.TextField(blank=True)
    stated_at = models.DateTimeField()
    by = models.JSONField()

    #: Whether it was stated of an earlier text of its point (`with_age`). Never saved.
    is_old = False

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["stated_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "invitation"], name="one_position_on_a_point"),
            models.CheckConstraint(condition=~Q(stand=Stand.OBJECTION) | ~Q(text=""), name="objection_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.invitation}: {self.stand}"


class PutByConsent(models.Model):
    """A point for decision that was put into the consent part because nobody objected; its purpose says where it is."""

    id = IdField()
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="put_by_consent")
    put_at = models.DateTimeField()
    by = models.JSONField()

    def __str__(self) -> str:
        return str(self.item)


class TakenOut(models.Model):
    """A point that the chair wants to be dealt with by itself, whatever was said beforehand."""

    id = IdField()
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="taken_out")
    reason = models.CharField(max_length=300, blank=True)
    taken_at = models.DateTimeField()
    by = models.JSONField()

    def __str__(self) -> str:
        return str(self.item)


class Adoption(models.Model):
    """A point that was adopted by consent, in one act with the others of the same moment."""

    id = IdField()
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="adoption")
    adopted_at = models.DateTimeField()
    #: With which quorum; nothing is known of those from before this was kept.
    quorum = models.JSONField(default=dict)
    by = models.JSONField()

    def __str__(self) -> str:
        return str(self.item)
