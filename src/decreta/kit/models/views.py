"""Saved views of lists, and how a reader likes a list to stand."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from decreta.core.actor import Actor
from decreta.core.fields import IdField


class Sharing(models.TextChoices):
    """Who finds a view among his own: whoever saved it, or everybody who stands in a place with him."""

    PRIVATE = "private", pgettext_lazy("view of a list", "only me")
    UNIT = "unit", pgettext_lazy("view of a list", "my unit")
    ORGANISATION = "organisation", pgettext_lazy("view of a list", "my organisation")
    BODY = "body", pgettext_lazy("view of a list", "my body")


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, actor: Actor) -> Self:
        """A person's own views, and those shared with the unit, organisation or body he acts in."""
        return self.filter(found_by(actor)) if actor.user_id is not None else self.none()


class SavedView(models.Model):
    """An address of a list under a name. It says what is asked for, never what is found: everybody finds his own rows."""

    id = IdField()
    table = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    sharing = models.CharField(max_length=12, choices=Sharing.choices, default=Sharing.PRIVATE)
    # A unit, organisation or body by its key: the machinery stands below them.
    place_id = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "table", "name"], name="view_named_once"),
            models.CheckConstraint(
                condition=Q(sharing=Sharing.PRIVATE, place_id=None)
                | (~Q(sharing=Sharing.PRIVATE) & Q(place_id__isnull=False)),
                name="shared_view_has_a_place",
            ),
        ]
        indexes = [models.Index(fields=["table", "place_id"], name="view_of_place")]

    def __str__(self) -> str:
        return self.name


class ListChoiceQuerySet(models.QuerySet["ListChoice"]):
    def visible_to(self, actor: Actor) -> Self:
        """What somebody chose is read for himself only."""
        return self.filter(user_id=actor.user_id) if actor.user_id is not None else self.none()


class ListChoice(models.Model):
    """How a list stands for a person when its address says nothing: which columns, which view."""

    id = IdField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="list_choices")
    table = models.CharField(max_length=60)
    columns = models.CharField(max_length=400, blank=True)
    opens = models.ForeignKey(SavedView, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = ListChoiceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "table"], name="one_choice_for_a_list")]

    def __str__(self) -> str:
        return f"{self.table}: {self.columns}"


def found_by(actor: Actor) -> Q:
    """Whose owner the actor is, and what is shared with a place that he acts in."""
    found = Q(owner_id=actor.user_id)
    for sharing, places in places_of(actor).items():
        if places:
            found |= Q(sharing=sharing, place_id__in=places)
    return found


def place_of(sharing: str, actor: Actor) -> UUID | None:
    """The place that a post shares with: the one it stands in."""
    own = {
        Sharing.UNIT.value: actor.unit_id,
        Sharing.ORGANISATION.value: actor.organisation_id,
        Sharing.BODY.value: actor.body_id,
    }
    place = own.get(sharing)
    return place if place in places_of(actor).get(sharing, frozenset()) else None


def places_of(actor: Actor) -> dict[str, frozenset[object]]:
    """The places that a post can share with, by the kind of sharing."""
    return {
        Sharing.UNIT: frozenset(actor.unit_ids),
        Sharing.ORGANISATION: frozenset(actor.organisation_ids),
        Sharing.BODY: frozenset(actor.body_ids),
    }
