"""Dashboards that people compose, and the one that opens first for a person."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.kit.models import Sharing
from decreta.kit.models.views import found_by


class DashboardQuerySet(models.QuerySet["Dashboard"]):
    def visible_to(self, actor: Actor) -> Self:
        """A person's own dashboards, and those shared with the unit, organisation or body that he acts in."""
        return self.filter(found_by(actor)) if actor.user_id is not None else self.none()


class Dashboard(models.Model):
    """Tiles in an order, under a name. They say what is asked for: everybody who opens it finds his own numbers."""

    id = IdField()
    name = models.CharField(max_length=80)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="dashboards")
    sharing = models.CharField(max_length=12, choices=Sharing.choices, default=Sharing.PRIVATE)
    #: A unit, organisation or body by its key.
    place_id = models.UUIDField(null=True, blank=True)
    #: `tiles.Tile.to_data`, in their order.
    tiles = models.JSONField(default=list)
    #: With how many days before its numbers are compared; nought is not at all.
    compared_days = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = DashboardQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="dashboard_named_once"),
            models.CheckConstraint(
                condition=Q(sharing=Sharing.PRIVATE, place_id=None)
                | (~Q(sharing=Sharing.PRIVATE) & Q(place_id__isnull=False)),
                name="shared_dashboard_has_a_place",
            ),
        ]
        indexes = [models.Index(fields=["place_id"], name="dashboard_of_place")]

    def __str__(self) -> str:
        return self.name


class StartQuerySet(models.QuerySet["Start"]):
    def visible_to(self, actor: Actor) -> Self:
        """What somebody chose is read for himself only."""
        return self.filter(user_id=actor.user_id) if actor.user_id is not None else self.none()


class Start(models.Model):
    """The dashboard that opens for a person when he has signed in; without one it is the desk."""

    id = IdField()
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="start")
    dashboard = models.ForeignKey(Dashboard, on_delete=models.CASCADE, related_name="starts")

    objects = StartQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.dashboard_id)
