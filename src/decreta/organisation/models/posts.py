"""Posts act, persons hold them, mandates lend them."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from decreta.core.fields import IdField
from decreta.core.names import Named
from decreta.organisation.enums import Role
from decreta.organisation.models.bodies import Body, Term
from decreta.organisation.models.organisations import Unit, ValidQuerySet


class Person(models.Model):
    """A human being, with or without an account."""

    id = IdField()
    full_name = models.CharField(max_length=120)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )
    email = models.EmailField(blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name


class Post(Named):
    """An office in a unit or a body. A post of the role *member* may have several holders."""

    id = IdField()
    code = models.CharField(max_length=80, unique=True)
    role = models.CharField(max_length=16, choices=Role.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    signs = models.BooleanField(default=False)
    authority_prefix = models.CharField(max_length=20, blank=True)
    signing_title = models.CharField(max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(default=50)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, body__isnull=False) | Q(unit__isnull=False, body=None),
                name="post_in_unit_or_body",
            )
        ]


class Holding(models.Model):
    """Who holds a post from when to when. Two holdings of one post by one person never overlap (constraint)."""

    id = IdField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="holdings")
    authority = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    # Of a member of a body: whether he decides or is only heard, and with how many votes. Invitations take it over.
    has_vote = models.BooleanField(default=True)
    weight = models.PositiveSmallIntegerField(default=1)

    objects = ValidQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="holding_validity"
            ),
            models.CheckConstraint(condition=Q(weight__gte=1), name="member_has_some_weight"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"

    @property
    def name(self) -> str:
        """How he is addressed who holds the post: his name and that of the post, in the reader's language."""
        return f"{self.person}, {self.post.name}"

    @property
    def name_vi(self) -> str:
        """The same as papers have it."""
        return self.name_in("vi")

    @property
    def name_lang(self) -> str:
        """The language that `name` is in."""
        return self.post.name_lang

    def name_in(self, language: str) -> str:
        """The same in one language."""
        return f"{self.person}, {self.post.name_in(language)}"

    def is_held_on(self, day: dt.date) -> bool:
        """Whether the post is held on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which the post is held; None while no end is said."""
        return self.valid_to - dt.timedelta(days=1) if self.valid_to is not None else None


class StandingDeputy(models.Model):
    """Who represents a member of a body whenever he cannot come, from when to when, by which paper. Never ended backwards.

    He is no member: he sits where the member names him for a sitting, as far as the rules of the body let him.
    """

    id = IdField()
    membership = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="deputies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deputyships")
    authority = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="deputyship_validity"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which he stands in; None while no end is said."""
        return self.valid_to - dt.timedelta(days=1) if self.valid_to is not None else None


class Mandate(models.Model):
    """Written authority to act in another's post: dated, limited to named powers and (when any are named) document types, never passed on."""

    id = IdField()
    giver = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="mandates_given")
    receiver = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="mandates_received")
    powers = ArrayField(models.CharField(max_length=60))
    document_types = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    paper = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gt=F("valid_from")), name="mandate_validity"),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="mandate_to_another"),
        ]

    def __str__(self) -> str:
        return self.paper
