"""The ways of papers through the house, step by step: an echo of the log, from which figures are counted."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.enums import Direction
from decreta.documents.models import Arrival, Document
from decreta.figures.enums import Ending, Step
from decreta.organisation.models import Body, Holding, Organisation, Post, Unit


def _offices_of(actor: Actor) -> frozenset[object]:
    return frozenset(actor.organisation_ids | actor.body_ids | actor.served_body_ids)


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, actor: Actor) -> Self:
        """Courses of papers that are open to the actor's post, in his house; an inspector's in every house."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        found = self.filter(Document.seen_behind(actor, at=clock.now(), of="document_id"))
        return found if actor.can("inspect_everything") else found.filter(office_id__in=_offices_of(actor))


class Course(models.Model):
    """The way of one paper in one house: of an arrival from its registration, of a document from its first draft.

    `office_id` is the organisation or body whose work it is, for one index over both. What begins with `now_` is read from
    its stays (`domain.standing`) and is the whole truth as of every moment since `now_since`; for an earlier one the stays
    themselves are asked.
    """

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="courses")
    arrival = models.OneToOneField(Arrival, null=True, blank=True, on_delete=models.CASCADE, related_name="course")
    direction = models.CharField(max_length=3, choices=Direction.choices)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    office_id = models.UUIDField()
    #: Who drafts it; of what came in, nobody.
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    #: The checks that somebody answered for since the newest version.
    checked = models.JSONField(default=list)
    #: The newest beginning or ending of its stays; null while none was noted.
    now_since = models.DateTimeField(null=True, blank=True)
    #: The step that it lies in, if it lies in one; whether it fell away.
    now_in = models.CharField(max_length=12, choices=Step.choices, blank=True)
    now_void = models.BooleanField(default=False)
    #: When its number was taken; when a directive was written, or the work done, for the last time.
    now_issued_at = models.DateTimeField(null=True, blank=True)
    now_done_at = models.DateTimeField(null=True, blank=True)
    #: Who led the work last, and what he was assigned.
    now_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    now_assignment = models.ForeignKey(
        Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = CourseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["office_id", "direction", "began_at"], name="course_office")]
        constraints = [
            models.UniqueConstraint(fields=["document"], condition=Q(arrival=None), name="one_course_of_a_draft"),
            models.CheckConstraint(condition=Q(body=None) ^ Q(organisation=None), name="course_of_one_office"),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.document_id}"


class StayQuerySet(models.QuerySet["Stay"]):
    def visible_to(self, actor: Actor) -> Self:
        """Stays of papers that are open to the actor's post, in his house; an inspector's in every house."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        found = self.filter(Document.seen_behind(actor, at=clock.now(), of="course__document_id"))
        return found if actor.can("inspect_everything") else found.filter(office_id__in=_offices_of(actor))


class Stay(models.Model):
    """A paper lies in a step with somebody, from when to when. Its holder is a person, a post or a unit, as far as known."""

    id = IdField()
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="stays")
    ordinal = models.PositiveSmallIntegerField()
    office_id = models.UUIDField()
    step = models.CharField(max_length=12, choices=Step.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    holding = models.ForeignKey(Holding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: The lead's assignment, while it is in work: its deadline judges what is late.
    assignment = models.ForeignKey(Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)

    objects = StayQuerySet.as_manager()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["course", "ordinal"], name="stays_in_order"),
            models.UniqueConstraint(fields=["course"], condition=Q(ended_at=None), name="one_open_stay"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="stay_ended_somehow",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")), name="stay_ends_after_it_began"
            ),
        ]
        indexes = [
            models.Index(fields=["office_id", "ended_at"], name="stay_ended"),
            models.Index(fields=["office_id"], condition=Q(ended_at=None), name="stay_open"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.began_at:%Y-%m-%d}"
