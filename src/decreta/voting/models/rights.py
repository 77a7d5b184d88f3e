"""Who votes for another, and who does not vote on a point."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from decreta.core.fields import IdField
from decreta.meetings.models import AgendaItem, Invitation, Sitting


class Proxy(models.Model):
    """A member's vote in a sitting, given to another member: by a paper that staff noted, or by himself on his page.

    One at a time (constraint), for the whole session or for some of its `points`. One that staff refused has ended with
    the reason.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="proxies")
    giver = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="proxies_given")
    holder = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="proxies_held")
    paper = models.CharField(max_length=200, blank=True)
    #: Given by the member himself, without a paper.
    is_own = models.BooleanField(default=False)
    #: For some points only, even when each of them has left the agenda since.
    is_for_points = models.BooleanField(default=False)
    #: For which points, where it is for some.
    points = models.ManyToManyField(AgendaItem, blank=True, related_name="+")
    refused_because = models.CharField(max_length=300, blank=True, default="")
    given_at = models.DateTimeField()
    by = models.JSONField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["giver"], condition=Q(revoked_at=None), name="proxy_given_once"),
            models.CheckConstraint(condition=~Q(giver=F("holder")), name="proxy_to_another"),
            models.CheckConstraint(condition=~Q(paper="", is_own=False), name="proxy_by_paper_or_himself"),
            models.CheckConstraint(
                condition=Q(refused_because="") | Q(revoked_at__isnull=False, is_own=True),
                name="refused_proxy_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.paper or f"{self.giver} → {self.holder}"


class Recusal(models.Model):
    """Somebody takes no part in the decision on a point: his vote is neither cast nor counted in any base."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="recusals")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="recusals")
    reason = models.CharField(max_length=300)
    declared_at = models.DateTimeField()
    by = models.JSONField()

    #: How many votes that he held for others in an open ballot went back with it. Never saved.
    fallen_back = 0

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "invitation"], name="recused_once")]

    def __str__(self) -> str:
        return self.reason
