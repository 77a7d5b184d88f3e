"""Rules of the traffic light as they were set, version after version."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.organisation.models import Body


class LightRule(models.Model):
    """One version of the rule of a programme, of a body, or of the installation. A past day is judged by the rule of that day."""

    id = IdField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="light_rules")
    #: The document whose tasks it is for: of an area above, so by its id (`assignments.programmes`).
    programme_id = models.UUIDField(null=True, editable=False)
    version = models.PositiveIntegerField()
    #: Who goes back to the wider rule has a last version without one.
    is_own = models.BooleanField(default=True)
    #: `lights.Rule.to_data`: what the database judges by without asking anybody.
    codes = models.JSONField()
    set_at = models.DateTimeField()
    by = models.JSONField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "programme_id", "version"], name="light_rule_versions", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["body", "programme_id"],
                condition=Q(replaced_at=None),
                name="one_light_rule_in_force",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(body=None) | Q(programme_id=None), name="light_rule_of_one"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="light_rule_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.codes IS DISTINCT FROM NEW.codes OR OLD.set_at <> NEW.set_at"),
            ),
            pgtrigger.Protect(name="light_rule_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id or self.body or '*'} {self.version}"
