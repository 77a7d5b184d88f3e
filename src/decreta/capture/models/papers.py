"""Papers that have arrived and are not registered yet, the files they came as, their pages."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.capture.enums import OPEN, ReadBy, TrayState, Way
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Arrival, Document
from decreta.files.models import StoredFile
from decreta.organisation.models import Organisation, Unit


class TrayPaperQuerySet(models.QuerySet["TrayPaper"]):
    def visible_to(self, actor: Actor) -> Self:
        """Papers in the tray of an organisation whose register the actor's post keeps; nobody else's business yet.

        What was registered as a protected paper is seen by those who see that.
        """
        if actor.is_system:
            return self
        if actor.person_id is None or not actor.can("register_documents"):
            return self.none()
        unseen = Document.objects.protected().filter(~Document.seen_by(actor, at=clock.now()))
        return self.filter(
            Q(arrival=None) | ~Exists(unseen.filter(arrivals=OuterRef("arrival_id"))),
            organisation_id__in=actor.organisation_ids,
        )

    def lying(self) -> Self:
        """Those that still lie there."""
        return self.filter(state__in=OPEN)


class TrayPaper(models.Model):
    """One paper in the tray. What came is kept as it came (`originals`); `rendition` is a PDF that is made of it.

    The rendition is made anew when pages are turned, parted or joined; `readable` is the rendition with a layer of
    recognised text. None of them is the original, which is never touched.
    """

    id = IdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tray_papers")
    name = models.CharField(max_length=255)
    way = models.CharField(max_length=8, choices=Way.choices)
    state = models.CharField(max_length=10, choices=TrayState.choices, default=TrayState.WAITING)
    rendition = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="renditions_of")
    readable = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="readable_of"
    )
    #: Whether the rendition shows the pages of its one original as they came.
    is_whole = models.BooleanField(default=True)
    page_count = models.PositiveIntegerField()
    read_by = models.CharField(max_length=12, choices=ReadBy.choices, default=ReadBy.WAITING)
    read_at = models.DateTimeField(null=True, blank=True)
    #: What was read for the fields of the form, each with its page and box, and what the paper says of its issuer.
    proposals = models.JSONField(default=dict, blank=True)
    #: Of a mail: who sent it, its subject, its Message-ID and what it answers.
    mail = models.JSONField(default=dict, blank=True)
    #: The mail in which it came, untouched.
    came_in = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="brought")
    #: As what it came, where it could come twice: a file of the scan folder, a part of a mail.
    came_key = models.CharField(max_length=80, blank=True)
    for_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    brought_by = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined")
    arrival = models.OneToOneField(Arrival, null=True, blank=True, on_delete=models.PROTECT, related_name="tray_paper")

    objects = TrayPaperQuerySet.as_manager()

    class Meta:
        ordering = ["brought_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[TrayState.ASIDE, TrayState.RETURNED, TrayState.DROPPED]) | ~Q(reason=""),
                name="left_with_reason",
            ),
            models.UniqueConstraint(
                fields=["organisation", "came_key"], condition=~Q(came_key=""), name="tray_never_twice"
            ),
            models.CheckConstraint(
                condition=Q(state=TrayState.REGISTERED, arrival__isnull=False)
                | ~Q(state=TrayState.REGISTERED) & Q(arrival__isnull=True),
                name="registered_with_arrival",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "brought_at", "id"], name="tray_waiting"),
        ]
        triggers = [pgtrigger.Protect(name="tray_paper_never_vanishes", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name

    @property
    def is_lying(self) -> bool:
        return self.state in OPEN


class Original(models.Model):
    """A file as it came, kept under its hash."""

    id = IdField()
    paper = models.ForeignKey(TrayPaper, on_delete=models.PROTECT, related_name="originals")
    ordinal = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="original_of")

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["paper", "ordinal"], name="originals_in_order")]
        triggers = [pgtrigger.Protect(name="original_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.file.name


class Page(models.Model):
    """A page of the rendition: its size in points, its words with their places, the blob of its picture."""

    id = IdField()
    paper = models.ForeignKey(TrayPaper, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    width = models.FloatField()
    height = models.FloatField()
    words = models.JSONField(default=list)
    picture = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="page_once")]

    def __str__(self) -> str:
        return str(self.number + 1)
