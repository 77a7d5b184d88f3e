"""The keeper of readings, as documents know it."""

from __future__ import annotations

from decreta.core.actor import Actor
from decreta.documents.enums import How, Through
from decreta.documents.models import Document
from decreta.protection.domain.readings import note_reading


def keep(document: Document, actor: Actor, how: How, through: Through, file: str) -> None:
    """Note a reading."""
    note_reading(document=document, how=how, through=through, file=file, by=actor)
