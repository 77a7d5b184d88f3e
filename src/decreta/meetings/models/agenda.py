"""Points of an agenda, their papers, and what the chair concluded under each."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self, cast

from django.apps import apps
from django.db import models
from django.db.models import (
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce
from django.utils.translation import get_language, pgettext

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.files.models import StoredFile
from decreta.meetings.enums import Aside, Audience, Part, PointKind, Purpose, SittingState
from decreta.meetings.models.sittings import Sitting
from decreta.meetings.models.standing import Stands

#: Deepest level of an agenda: 1, 1.1, 1.1.1.
DEEPEST = 2


def runs(actor: Actor, sitting: str) -> Q:
    """Points of sittings that the actor chairs or prepares: nothing of them is kept from him."""
    found = Q(pk__in=[])
    if actor.post_id is not None and actor.can("chair_sittings"):
        found |= Q(**{f"{sitting}__chair_post_id": actor.post_id})
    if actor.person_id is not None:  # who presides in the chair's place leads every point
        found |= Q(**{f"{sitting}__acting_chair_id": actor.person_id})
    if actor.can("prepare_sittings"):
        found |= Q(**{f"{sitting}__body_id__in": actor.body_ids | actor.served_body_ids})
    return found


#: While a sitting lies ahead or runs, who comes in a member's place reads what that member reads. Afterwards he is a guest.
STANDS_IN = (SittingState.CONVENED, SittingState.OPEN)
#: By what an invitation says in whose place somebody comes: named by the member himself, or by the secretary.
IN_PLACE_OF = ("named_by", "sits_for")


def _own(actor: Actor) -> dict[str, Any]:
    """The actor's own invitations, in whatever post he acts: persons are invited."""
    return {"holding__person_id": actor.person_id}


def _standing_in(actor: Actor, way: str) -> QuerySet[Any]:
    """The actor's invitations in the place of members who are not there themselves, in sittings that are not over."""
    # By name: the file of invitations needs this one.
    here = apps.get_model("meetings", "Attendance").objects.filter(left_at=None, invitation_id=OuterRef(f"{way}_id"))
    invitations = apps.get_model("meetings", "Invitation").objects
    # Who sits there no more is stood for by nobody.
    found = invitations.filter(
        ~Exists(here), Stands(f"{way}__"), **_own(actor), **{f"{way}__isnull": False}, sitting__state__in=STANDS_IN
    )
    return cast("QuerySet[Any]", found)


def _seats(actor: Actor) -> Q:
    """Of what names invitations: the actor's own, and those of the members in whose place he comes."""
    own = apps.get_model("meetings", "Invitation").objects.filter(**_own(actor)).standing()
    found = Q(invitation_id__in=own.values("pk"))
    for way in IN_PLACE_OF:
        found |= Q(invitation_id__in=_standing_in(actor, way).values(f"{way}_id"))
    return found


def _of_audience(actor: Actor, *, sitting: str, item: str, named: Q | None = None) -> Q:
    """Whom the audience of a point or of a paper takes in, by what he is in its sitting.

    `named` says for whom it is that is meant for some by name; left out, those who have a share in the point.
    """
    invitations = apps.get_model("meetings", "Invitation").objects
    invited = invitations.filter(**_own(actor), sitting_id=OuterRef(sitting)).standing()
    members = Q(Exists(invited.exclude(part=Part.GUEST)))
    for way in IN_PLACE_OF:
        members |= Q(
            Exists(
                _standing_in(actor, way).exclude(**{f"{way}__part": Part.GUEST}).filter(sitting_id=OuterRef(sitting))
            )
        )
    shares = apps.get_model("meetings", "PointShare").objects.filter(_seats(actor), item_id=OuterRef(item))
    by_share = [Audience.MEMBERS, Audience.NAMED] if named is None else [Audience.MEMBERS]
    found = Q(audience=Audience.EVERYBODY) | Q(audience=Audience.MEMBERS) & members
    found |= Q(audience__in=by_share) & Q(Exists(shares))
    return found if named is None else found | named


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, actor: Actor) -> Self:
        """Points of sittings that the actor sees, as far as their audience takes him in. An inspector reads all."""
        found = self.filter(sitting__in=Sitting.objects.visible_to(actor))
        if actor.is_system or actor.can("inspect_everything"):
            return found
        audience = _of_audience(actor, sitting="sitting_id", item="pk")
        return found.filter(runs(actor, "sitting") | audience)

    def open_to(self, actor: Actor) -> Self:
        """Of those that are `visible_to` the actor the ones that everybody reads who sees their sitting: quickly asked for."""
        return self.filter(audience=Audience.EVERYBODY, sitting__in=Sitting.objects.visible_to(actor))

    def with_time(self) -> Self:
        """With the time that was spent on each in spans that have ended, and since when it is at hand, in the same statement.

        `spent` is None where no span is known: what was dealt with before they were kept has its beginning and its end.
        """
        spans = apps.get_model("meetings", "PointSpan").objects.filter(item_id=OuterRef("pk")).order_by()
        lasted = ExpressionWrapper(F("ended_at") - F("began_at"), output_field=DurationField())
        ended = spans.filter(ended_at__isnull=False).values("item_id").annotate(total=Sum(lasted)).values("total")
        return self.annotate(
            spent=Subquery(ended, output_field=DurationField()),
            at_hand_since=Subquery(spans.filter(ended_at=None).values("began_at")[:1]),
        )


class AgendaItem(models.Model):
    """A point of the agenda, or a heading over points.

    `position` is its place among all lines, `level` how deep it stands under the line before; `number` follows from both
    and is kept, so that a page of one point need not read the whole agenda. A point that is not listed is numbered apart
    (C1, C2): the numbers of the others have no gap that would betray it.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=24, choices=PointKind.choices, default=PointKind.ORDINARY)
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.DECISION)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.EVERYBODY)
    is_listed = models.BooleanField(default=True)
    is_late = models.BooleanField(default=False)
    title = models.CharField(max_length=300)
    presenter = models.CharField(max_length=160, blank=True)
    minutes = models.PositiveSmallIntegerField(default=15)
    #: Why the body deals with it, and what it is proposed to decide, as they read now; earlier ones are `PointText`.
    why = models.TextField(blank=True)
    proposed = models.TextField(blank=True)
    #: How often they were written; 0 where nothing is proposed yet.
    text_version = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    #: Why nothing of it waits here any more, where the body has put it off or it goes on elsewhere.
    aside = models.CharField(max_length=8, choices=Aside.choices, blank=True)

    #: The time that was spent on it in spans that have ended, and since when it is at hand (`with_time`). Never saved.
    spent: dt.timedelta | None = None
    at_hand_since: dt.datetime | None = None
    #: Set on a line that stands for a point whose title and papers this reader is not shown. Never saved.
    is_withheld = False

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "position"], name="points_in_order", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=Q(level__lte=DEEPEST), name="point_not_too_deep"),
            models.CheckConstraint(
                condition=Q(is_listed=True) | ~Q(audience=Audience.EVERYBODY), name="what_all_read_is_listed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def is_heading(self) -> bool:
        """Whether it only stands over points and is not dealt with itself."""
        return self.kind == PointKind.HEADING

    @property
    def resumed_at(self) -> dt.datetime | None:
        """Since when it is at hand, or was for the first time: a point that was taken up again counts anew."""
        return self.at_hand_since or self.began_at

    @property
    def planned_seconds(self) -> int:
        """The planned minutes in seconds."""
        return self.minutes * 60

    @property
    def times(self) -> list[tuple[dt.datetime, dt.datetime | None]]:
        """From when until when it was at hand, each time."""
        found = [(one.began_at, one.ended_at) for one in self.spans.all()]
        return found if found or self.began_at is None else [(self.began_at, self.ended_at)]

    @property
    def took(self) -> dt.timedelta | None:
        """The time that it took so far, without that of the points between; None for one that has not ended once."""
        if self.spent is not None:
            return self.spent
        return self.ended_at - self.began_at if self.began_at is not None and self.ended_at is not None else None

    @property
    def is_restricted(self) -> bool:
        """Whether not everybody invited reads it."""
        return self.audience != Audience.EVERYBODY

    @property
    def has_text(self) -> bool:
        """Whether it says why, or what is proposed."""
        return bool(self.why or self.proposed)

    @property
    def concluded(self) -> list[Conclusion]:
        """What was concluded under it, without drafts."""
        return [one for one in self.conclusions.all() if not one.is_draft]

    @property
    def drafts(self) -> list[Conclusion]:
        """Proposed words that the body has before it and that nobody has concluded yet; none where the point is aside."""
        return [] if self.aside else [one for one in self.conclusions.all() if one.is_draft]

    @property
    def shown_title(self) -> str:
        """The title for readers: the point that opens by itself is named in their language."""
        if self.is_withheld:
            return pgettext("point", "Confidential point")
        if self.kind == PointKind.EARLIER_CONCLUSIONS:
            label = str(PointKind.EARLIER_CONCLUSIONS.label)
            return label[:1].upper() + label[1:]
        return self.title

    @property
    def title_lang(self) -> str:
        """The language of `shown_title` for the `lang` attribute."""
        own = "vi" if self.sitting.body.regime.startswith("vn-") else "en"
        is_ours = self.is_withheld or self.kind == PointKind.EARLIER_CONCLUSIONS
        return (get_language() or own)[:2] if is_ours else own


class PointSpan(models.Model):
    """From when until when a point was at hand. One that was taken up again has several; what lies between is not its time."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="spans")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["began_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=Q(ended_at=None), name="point_at_hand_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")), name="span_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.began_at}"


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, actor: Actor) -> Self:
        """Papers of points that the actor reads, as far as their own audience takes him in too, while they are given out."""
        found = self.filter(item__in=AgendaItem.objects.visible_to(actor))
        if actor.is_system or actor.can("inspect_everything"):
            return found
        readers = apps.get_model("meetings", "PaperReader").objects.filter(_seats(actor), paper_id=OuterRef("pk"))
        named = Q(audience=Audience.NAMED) & Q(Exists(readers))
        audience = _of_audience(actor, sitting="item__sitting_id", item="item_id", named=named)
        given_out = Q(item__sitting__papers_until=None) | Q(item__sitting__papers_until__gt=clock.now())
        return found.filter(runs(actor, "item__sitting") | audience & given_out)

    def open_to(self, actor: Actor) -> Self:
        """Of those that are `visible_to` the actor the ones that everybody reads who sees their sitting: quickly asked for."""
        found = self.filter(audience=Audience.EVERYBODY, item__in=AgendaItem.objects.open_to(actor))
        return found.filter(Q(item__sitting__papers_until=None) | Q(item__sitting__papers_until__gt=clock.now()))

    def read_by(self, actor: Actor) -> Self:
        """With the latest version that the actor has opened, in the same statement (`read_version`)."""
        if actor.person_id is None:
            return self
        readings = apps.get_model("meetings", "PaperReading").objects.filter(
            paper_id=OuterRef("pk"), person_id=actor.person_id
        )
        return self.annotate(read_version=Subquery(readings.order_by("-version").values("version")[:1]))

    def with_openings(self) -> Self:
        """With how many of those invited have opened the present version, in the same statement (`openings`)."""
        invited = apps.get_model("meetings", "Invitation").objects.filter(
            sitting_id=OuterRef("paper__item__sitting_id"), holding__person_id=OuterRef("person_id")
        )
        readings = (
            apps.get_model("meetings", "PaperReading")
            .objects.filter(Exists(invited), paper_id=OuterRef("pk"), version=OuterRef("version"))
            .order_by()
            .values("paper_id")
            .annotate(number=Count("pk"))
            .values("number")
        )
        return self.annotate(openings=Coalesce(Subquery(readings), 0))


class Paper(models.Model):
    """A paper of a point (PDF), in its present version. Earlier ones are kept beside it (`PaperVersion`)."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="agenda_papers")
    title = models.CharField(max_length=300)
    ordinal = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.EVERYBODY)
    version = models.PositiveSmallIntegerField(default=1)
    replaced_at = models.DateTimeField(null=True)

    #: The latest version that the reader for whom it was asked has opened (`read_by`). Never saved.
    read_version: int | None = None
    #: How many of those invited have opened the present version, where that was asked (`with_openings`).
    openings: int | None = None

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["ordinal"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_restricted(self) -> bool:
        """Whether not everybody who reads the point reads it."""
        return self.audience != Audience.EVERYBODY

    @property
    def has_changed(self) -> bool:
        """Whether it was replaced since the reader opened it."""
        return self.read_version is not None and self.read_version < self.version

    @property
    def since(self) -> dt.datetime:
        """Since when the present version holds."""
        return self.replaced_at or self.added_at


class ConclusionQuerySet(models.QuerySet["Conclusion"]):
    def visible_to(self, actor: Actor) -> Self:
        """Conclusions of points that the actor reads."""
        return self.filter(item__in=AgendaItem.objects.visible_to(actor))

    def open_to(self, actor: Actor) -> Self:
        """Of these the ones under points that everybody reads who sees their sitting."""
        return self.filter(item__in=AgendaItem.objects.open_to(actor))

    def concluded(self) -> Self:
        """Those that the chair has concluded: a draft is none."""
        return self.filter(is_draft=False)

    def waiting(self) -> Self:
        """Drafts that somebody concludes or removes before the notice is composed: not those of points that are aside."""
        return self.filter(is_draft=True, item__aside="")


class Conclusion(models.Model):
    """One conclusion of the chair under a point, in the words of the notice.

    What is proposed under a point stands here as a draft from the moment at which the point begins: amended as a
    conclusion is, and none until it is concluded.
    """

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="conclusions")
    ordinal = models.PositiveSmallIntegerField()
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    #: When it was first written; nothing is known of those from before this was kept.
    begun_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField()
    written_by = models.JSONField()
    is_draft = models.BooleanField(default=False)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "ordinal"], name="conclusions_in_order", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def first_written_at(self) -> dt.datetime:
        return self.begun_at or self.written_at
