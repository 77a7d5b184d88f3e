"""Other names of organisations and bodies: what they were called before, and how they are abbreviated."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.organisation.enums import NameKind
from decreta.organisation.models.bodies import Body
from decreta.organisation.models.organisations import Organisation


class OtherName(models.Model):
    """A former name or symbol, or an abbreviation, with the days on which it was in use.

    A former one is kept for each language, even where there was none (`text` is empty): what a paper of that day
    bore can be told. `text_key` is the folded text, by which it is found.
    """

    id = IdField()
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="other_names"
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="other_names")
    kind = models.CharField(max_length=14, choices=NameKind.choices)
    language = models.CharField(max_length=5, blank=True)
    text = models.CharField(max_length=300, blank=True)
    text_key = models.CharField(max_length=300, blank=True, db_index=True)
    authority = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-valid_to", "text"]
        constraints = [models.CheckConstraint(condition=Q(organisation=None) ^ Q(body=None), name="name_of_one")]

    def __str__(self) -> str:
        return self.text
