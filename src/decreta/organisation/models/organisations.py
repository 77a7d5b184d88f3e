"""Agencies and their departments, with validity and successors."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.core.names import Named
from decreta.organisation.enums import OrganisationKind, SuccessionKind


class ValidQuerySet(models.QuerySet[models.Model]):
    def valid_on(self, day: dt.date) -> Self:
        """Rows that are valid on a day (`valid_to` is the first day on which they no longer are)."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))

    def visible_to(self, actor: Actor) -> Self:
        """The structure of the office is open to everybody who may sign in."""
        return self if actor.person_id or actor.is_system else self.none()


class Organisation(Named):
    """An agency, committee, ministry, province, commune or enterprise. Documents keep its name as at issue."""

    id = IdField()
    code = models.CharField(max_length=60, unique=True)
    symbol = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=400, unique=True)
    regime = models.CharField(max_length=20, default="generic")
    place = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        indexes = [models.Index(fields=["path"], name="organisation_path", opclasses=["varchar_pattern_ops"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=models.F("valid_from")), name="organisation_validity"
            )
        ]


class Unit(Named):
    """A department of an organisation."""

    id = IdField()
    code = models.CharField(max_length=60, unique=True)
    symbol = models.CharField(max_length=40, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        ordering = ["code"]


class Succession(models.Model):
    """One organisation became another: a recorded act with its legal paper."""

    id = IdField()
    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="precessions")
    kind = models.CharField(max_length=12, choices=SuccessionKind.choices)
    takes_effect_on = models.DateField()
    authority = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession")]


class NamedGroups(models.Manager["Group"]):
    """The groups that somebody named: those that can be chosen, listed and looked up."""

    def get_queryset(self) -> models.QuerySet[Group]:
        return super().get_queryset().filter(is_named=True)


class Group(Named):
    """A set of organisations, for tasks that each of them answers for.

    An administrator names it for everybody; one that is not named holds the organisations that a single task names.
    """

    id = IdField()
    code = models.CharField(max_length=60, unique=True)
    is_named = models.BooleanField(default=True, db_default=True)

    objects = NamedGroups()
    #: Also those that are not named, for whoever knows one by what it was given.
    every: ClassVar[models.Manager[Group]] = models.Manager()


class GroupMember(models.Model):
    """An organisation in a group, from when until when."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="groups")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "organisation", "valid_from"], name="one_group_membership")
        ]
