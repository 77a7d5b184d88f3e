"""Typed links that outlive what they name."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Ref:
    """A typed link to anything: the model's label and its id."""

    kind: str
    id: str

    @classmethod
    def to(cls, thing: models.Model | Ref) -> Ref:
        return thing if isinstance(thing, Ref) else cls(thing._meta.label_lower, str(thing.pk))

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
