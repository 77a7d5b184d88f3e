"""Agendas that are kept to begin later ones with."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.models import AgendaItem
from decreta.organisation.models import Body


class AgendaTemplateQuerySet(models.QuerySet["AgendaTemplate"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the bodies whose sittings the actor prepares."""
        if actor.is_system:
            return self
        if not actor.can("prepare_sittings"):
            return self.none()
        return self.filter(body_id__in=actor.body_ids | actor.served_body_ids)


class AgendaTemplate(models.Model):
    """The points with which agendas of a body begin, under a name; of one name the newest holds, an empty one ends it.

    Each of `points` has title, level, kind, purpose, minutes, presenter, the names of its standard papers and how often
    it comes back. What is confidential is in no template.
    """

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="agenda_templates")
    name = models.CharField(max_length=120)
    points = models.JSONField()
    kept_at = models.DateTimeField()
    by = models.JSONField()

    objects = AgendaTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "-kept_at", "-pk"]
        triggers = [pgtrigger.Protect(name="agenda_template_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name


class ExpectedPaper(models.Model):
    """A standard paper of a point that came from a template: its title, until a paper of that title is under the point."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="expected_papers")
    title = models.CharField(max_length=300)
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["item", "title"], name="paper_expected_once")]

    def __str__(self) -> str:
        return self.title
