"""What comes with a report."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from decreta.assignments.models import Deliverable
from decreta.files.models import StoredFile


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: it is examined and kept only when the report is."""

    name: str
    content: bytes


@dataclass(frozen=True)
class EvidenceInput:
    """What proves a report, perhaps for one deliverable: a file, a document of the office by id, or at least a symbol."""

    title: str = ""
    symbol: str = ""
    deliverable: Deliverable | None = None
    upload: Upload | None = None
    file: StoredFile | None = None
    document_id: UUID | None = None
