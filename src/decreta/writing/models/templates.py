"""Word templates of an office, their versions, and the drafts that began from them."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.files.models import StoredFile
from decreta.organisation.models import Body, Organisation, StandingAgency
from decreta.writing.enums import DRAFT


class WordTemplateQuerySet(models.QuerySet["WordTemplate"]):
    def visible_to(self, actor: Actor) -> Self:
        """Templates of the actor's house, and of the agency that stands for his body."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        bodies = actor.body_ids | actor.served_body_ids
        standing = StandingAgency.objects.valid_on(clock.today()).filter(body_id__in=bodies)
        return self.filter(
            Q(organisation_id__in=actor.organisation_ids) | Q(organisation_id__in=standing.values("organisation_id"))
        )


class WordTemplate(models.Model):
    """What drafts of one kind of paper begin from, or the form of a paper that fills itself, as minutes of one body do.

    Never deleted: drafts say which they began from.
    """

    id = IdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="word_templates")
    #: Drafts, or one of those that areas above have entered (`purposes`).
    purpose = models.CharField(max_length=20, default=DRAFT)
    #: Of which body the papers are; drafts are of whoever begins them.
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="word_templates")
    type_code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="vi")
    kept_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = WordTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "kept_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=Q(retired_at=None), name="template_name_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "purpose", "body", "language"],
                condition=Q(retired_at=None, body__isnull=False),
                name="template_of_a_body_once",
            ),
            models.CheckConstraint(
                condition=Q(purpose=DRAFT, body=None) | (~Q(purpose=DRAFT) & Q(body__isnull=False)),
                name="template_of_a_body_unless_for_drafts",
            ),
        ]
        triggers = [pgtrigger.Protect(name="template_never_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name


class TemplateVersion(models.Model):
    """One file of a template and the fields that it asks for. In force is the newest that was put in force."""

    id = IdField()
    template = models.ForeignKey(WordTemplate, on_delete=models.PROTECT, related_name="versions")
    ordinal = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField()
    created_at = models.DateTimeField()
    created_by = models.JSONField()
    #: When it was last filled with specimens, so that somebody could look at it.
    tried_at = models.DateTimeField(null=True, blank=True)
    in_force_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["template", "ordinal"], name="template_versions_in_order"),
            models.CheckConstraint(
                condition=Q(in_force_at=None) | Q(tried_at__isnull=False), name="in_force_after_trying"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="template_file_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__file_id__df=pgtrigger.F("new__file_id"))
                | pgtrigger.Q(old__fields__df=pgtrigger.F("new__fields"))
                | pgtrigger.Q(old__ordinal__df=pgtrigger.F("new__ordinal")),
            ),
            pgtrigger.Protect(name="template_version_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.template} v{self.ordinal}"


class Beginning(models.Model):
    """That a draft began from a version of a template."""

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="began_from")
    version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="drafts")

    class Meta:
        triggers = [pgtrigger.Protect(name="beginning_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.document} ← {self.version}"
