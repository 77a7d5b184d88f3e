"""The images with which signatures are shown: a person's hand, an organ's seal."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.files.models import StoredFile
from decreta.organisation.models import Body, Organisation, Person


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def visible_to(self, actor: Actor) -> Self:
        """That there is one is known to its person, and to those who issue in the organ's name. The image is shown to nobody."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        own = Q(person_id=actor.person_id)
        if actor.can("issue_documents"):
            own |= Q(organisation_id__in=actor.organisation_ids)
            own |= Q(body_id__in=actor.body_ids | actor.served_body_ids)
        return self.filter(own)

    def in_use(self) -> Self:
        """Those with which signatures are shown now."""
        return self.filter(dropped_at=None)


class Appearance(models.Model):
    """An image that its person, or the clerk of its organ, has brought. Another one takes its place; papers keep what they show."""

    id = IdField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    kept_by = models.JSONField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["kept_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation=None, body=None)
                | Q(person=None, organisation__isnull=False, body=None)
                | Q(person=None, organisation=None, body__isnull=False),
                name="appearance_of_one",
            ),
            *(
                models.UniqueConstraint(fields=[of], condition=Q(dropped_at=None), name=f"one_appearance_{of}")
                for of in ("person", "organisation", "body")
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="appearance_file_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__file_id__df=pgtrigger.F("new__file_id")),
            ),
            pgtrigger.Protect(name="appearance_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.body)
