"""With what image a signature is shown: the one that was brought, else a drawn specimen."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from decreta.files import queries
from decreta.organisation.models import Body, Organisation
from decreta.signing import images
from decreta.signing.models import Appearance


def hand_of(person_id: UUID | str, name: str) -> bytes:
    """A person's hand, as PNG."""
    found = Appearance.objects.in_use().filter(person_id=person_id).select_related("file").first()
    return queries.read(found.file) if found else images.hand(name)


def seal_of(organ: Body | Organisation, font: Path) -> bytes:
    """An organ's seal, as PNG."""
    of = {"body": organ} if isinstance(organ, Body) else {"organisation": organ}
    found = Appearance.objects.in_use().filter(**of).select_related("file").first()
    return queries.read(found.file) if found else images.seal(organ.name_vi, font)
