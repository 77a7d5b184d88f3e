"""Names in three languages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language


class Named(models.Model):
    """Something with a name in Vietnamese (the original) and, when known, in English and Japanese."""

    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    name_ja = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, else the original."""
        return self.name_in(get_language() or "vi")

    @property
    def name_lang(self) -> str:
        """The language that `name` is in, for the `lang` attribute."""
        language = (get_language() or "vi")[:2]
        return language if getattr(self, f"name_{language}", "") else "vi"

    def name_in(self, language: str) -> str:
        """The name in one language, else the original."""
        return getattr(self, f"name_{language[:2]}", "") or self.name_vi
