"""A sitting of one or several bodies, and the notice of what was concluded there."""

from __future__ import annotations

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language, pgettext

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.meetings.enums import Form, SittingState
from decreta.organisation.models import Body, Holding, Person, Post, Term
from decreta.rooms.models import Booking, Room


class SittingQuerySet(models.QuerySet["Sitting"]):
    def visible_to(self, actor: Actor) -> Self:
        """Sittings that the actor is invited to, prepares for a body, chairs, or may inspect."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        # By name: the file of invitations needs this one.
        invited = apps.get_model("meetings", "Invitation").objects.filter(
            sitting_id=OuterRef("pk"), holding__person_id=actor.person_id
        )
        may_read: Q = ~Q(state=SittingState.PREPARING) & Q(Exists(invited.standing()))
        if actor.post_id is not None and actor.can("chair_sittings"):
            may_read |= Q(chair_post_id=actor.post_id)
        if actor.can("prepare_sittings"):
            may_read |= Q(body_id__in=actor.body_ids | actor.served_body_ids)
        return self.filter(may_read)

    def with_size(self) -> Self:
        """With how many are invited (`invited_number`), in the same statement."""
        invited = apps.get_model("meetings", "Invitation").objects.filter(sitting=OuterRef("pk")).order_by()
        number = invited.values("sitting").annotate(invited=Count("pk")).values("invited")
        return self.annotate(invited_number=Coalesce(Subquery(number), 0))


class Sitting(models.Model):
    """A session of a body (or of a working group serving several bodies)."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="sittings")
    serves = models.ManyToManyField(Body, blank=True, related_name="sittings_served")
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="sittings")
    number_in_term = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    title_ja = models.CharField(max_length=300, blank=True)
    #: Where, in words: of the room where one was booked, else as they were typed.
    place = models.CharField(max_length=200)
    #: Where those who attend remotely find it; given to them and to who runs it, to nobody else (`queries.remote`).
    video_url = models.CharField(max_length=500, blank=True, default="")
    booking = models.OneToOneField(Booking, null=True, blank=True, on_delete=models.PROTECT, related_name="sitting")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    chair_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="chaired_sittings")
    #: Who presides now in the place of the chair; the rows of it are `Presiding`. None: the chair does.
    acting_chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: A written procedure is a meeting too: numbered, with points and papers, but nobody comes together.
    form = models.CharField(max_length=8, choices=Form.choices, default=Form.SESSION)
    state = models.CharField(max_length=12, choices=SittingState.choices, default=SittingState.PREPARING)
    calendar_revision = models.PositiveIntegerField(default=0)
    convened_at = models.DateTimeField(null=True)
    #: Why members of the body were left out of the invitation. They stand in every base of all members all the same.
    left_out_because = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    #: Until when papers are given out to those who do not run it, by the rules of its day; none: without an end.
    papers_until = models.DateTimeField(null=True)
    current_item = models.ForeignKey(
        "meetings.AgendaItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_by = models.ForeignKey(Holding, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    #: How many are invited (`with_size`). Never saved.
    invited_number: int | None = None

    objects = SittingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "term", "number_in_term"],
                condition=~Q(state=SittingState.CANCELLED),
                name="sitting_number_once_per_term",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="sitting_lasts"),
        ]

    def __str__(self) -> str:
        return self.title

    def title_in(self, language: str) -> str:
        """The title in a language, else the original."""
        return {"en": self.title_en, "ja": self.title_ja}.get(language[:2], "") or self.title

    @property
    def shown_title(self) -> str:
        """The title in the reader's language, else the original."""
        return self.title_in(get_language() or "vi")

    @property
    def room(self) -> Room | None:
        """The room that it has; none where its place is only said, or where it gave the room back."""
        booked = self.booking
        return booked.room if booked is not None and booked.cancelled_at is None else None

    @property
    def has_papers_ended(self) -> bool:
        """Whether its papers are given out no more, but to who runs it."""
        return self.papers_until is not None and self.papers_until <= clock.now()

    @property
    def is_written(self) -> bool:
        """Whether it is decided in writing and nobody comes together."""
        return self.form == Form.WRITTEN

    @property
    def shown_state(self) -> str:
        """The state in words; opinions in writing are asked for where a session would be held."""
        if self.is_written and self.state == SittingState.OPEN:
            return pgettext("sitting", "opinions are asked for")
        return str(self.get_state_display())

    @property
    def shown_lang(self) -> str:
        """The language that `shown_title` is in, for the `lang` attribute."""
        language = (get_language() or "vi")[:2]
        if {"en": self.title_en, "ja": self.title_ja}.get(language):
            return language
        return "vi" if self.body.regime.startswith("vn-") else "en"


class ConclusionNotice(models.Model):
    """The official paper of a sitting's conclusions."""

    id = IdField()
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="notice")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="conclusion_notice")
    composed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.document)
