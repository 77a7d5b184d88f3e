"""Those outside this installation who send papers here and receive papers from here."""

from __future__ import annotations

from django.db import models

from decreta.core.fields import IdField


class Correspondent(models.Model):
    """An agency, company or person outside. Noted with its first paper, found again by any part of its name.

    An agency of the structure never becomes one: its papers bear it as their issuer.
    """

    id = IdField()
    name = models.CharField(max_length=300)
    text_key = models.CharField(max_length=400, db_index=True)
    symbol = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    regime = models.CharField(max_length=20)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["text_key"], name="correspondent_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def name_lang(self) -> str:
        """The language of its name; it has one name, as it writes it itself."""
        return "vi"

    def name_in(self, language: str) -> str:
        """Its name, whatever language is asked for."""
        return self.name
