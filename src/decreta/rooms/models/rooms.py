"""A room, and that somebody has it for a time."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.organisation.models import Holding, Organisation, StandingAgency
from decreta.rooms import occasions


def organisations_of(actor: Actor) -> models.QuerySet[Organisation]:
    """For whom a post books: its own organisation; a body's posts and those who work for it, its standing agencies."""
    bodies = actor.body_ids | actor.served_body_ids
    standing = StandingAgency.objects.valid_on(clock.today()).filter(body__in=bodies)
    return Organisation.objects.filter(
        Q(pk__in=actor.organisation_ids) | Q(pk__in=standing.order_by().values("organisation_id"))
    )


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, actor: Actor) -> Self:
        """Rooms that the actor's organisation may book; all of them for inspectors and for who administers rooms."""
        if actor.is_system or actor.can("inspect_everything") or actor.can("administer"):
            return self
        return self.usable_by(actor)

    def usable_by(self, actor: Actor) -> Self:
        """Rooms of the actor's organisation, and of those above it that share theirs downward."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        own = organisations_of(actor)
        below = own.filter(path__startswith=OuterRef("organisation__path"))
        return self.filter(Q(organisation__in=own) | (Q(is_shared=True) & Q(Exists(below))))

    def open_on(self, day: dt.date) -> Self:
        """Rooms that can be had on a day (`valid_to` is the first day on which they no longer can)."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))


class Room(models.Model):
    """A room where people come together. It is closed, never removed: what was held there was held there."""

    id = IdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=80)
    place = models.CharField(max_length=110, blank=True)
    capacity = models.PositiveSmallIntegerField()
    equipment = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    is_accessible = models.BooleanField(default=False)
    is_shared = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = RoomQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="room_named_once"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="room_holds_somebody"),
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="room_validity"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        """The room and where it is, as it stands on an invitation."""
        return f"{self.name}, {self.place}" if self.place else self.name

    def is_open_on(self, day: dt.date) -> bool:
        """Whether it can be had on a day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to > day)


class BookingQuerySet(models.QuerySet["Booking"]):
    def live(self) -> Self:
        """Those that were not cancelled."""
        return self.filter(cancelled_at=None)

    def visible_to(self, actor: Actor) -> Self:
        """Bookings whose purpose the actor reads; of all others he may learn only that the room is taken.

        What stands for something of an area above is read by whom that area says (`occasions`).
        """
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        open_to_house = Q(is_private=False, organisation__in=organisations_of(actor))
        own = Q(occasion="") & (Q(booked_by__person_id=actor.person_id) | open_to_house)
        return self.filter(own | occasions.readable_by(actor))


class Booking(models.Model):
    """Somebody has a room for a time, and for the minutes before and after that it takes to prepare and to clear it.

    No two that stand overlap in a room: the database holds it (`bookings_do_not_overlap`, migration 0002).
    """

    id = IdField()
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="bookings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    #: From when until when nobody else can have the room.
    taken_from = models.DateTimeField()
    taken_until = models.DateTimeField()
    #: The kind of thing of an area above that it is for (`meetings.sitting`); empty where the purpose says it.
    occasion = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    is_private = models.BooleanField(default=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    booked_by = models.ForeignKey(Holding, null=True, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["taken_from", "pk"]
        indexes = [models.Index(fields=["taken_from", "taken_until"], name="bookings_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_from__lte=F("starts_at"))
                & Q(ends_at__gt=F("starts_at"))
                & Q(taken_until__gte=F("ends_at")),
                name="booking_lasts",
            ),
            models.CheckConstraint(condition=Q(occasion="") ^ Q(purpose=""), name="booked_for_something"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.starts_at}"

    @property
    def minutes_before(self) -> int:
        return int((self.starts_at - self.taken_from).total_seconds() // 60)

    @property
    def minutes_after(self) -> int:
        return int((self.taken_until - self.ends_at).total_seconds() // 60)
