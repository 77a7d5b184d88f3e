"""What comes with a report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from decreta.assignments.enums import Judged, MilestoneState
from decreta.assignments.models import Deliverable, Milestone
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problem
from decreta.files.domain import store
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


@dataclass(frozen=True)
class Unproven(Problem):
    """That nothing proves a deliverable: said by its number, for its name is a word of a paper that may be protected."""

    ordinal: int = 0


@dataclass(frozen=True)
class Said:
    """What the monitor says of one deliverable; a reason unless it is accepted."""

    deliverable: Deliverable
    outcome: Judged | str
    reason: str = ""


@dataclass(frozen=True)
class Step:
    """A milestone as it is set: what is reached, by which day."""

    name: str
    due_on: dt.date


@dataclass(frozen=True)
class StepSaid:
    """What a report says of a milestone; the day it was reached on, if that is another than the report's."""

    milestone: Milestone
    state: MilestoneState | str
    reached_on: dt.date | None = None


def moment_of(day: dt.date | None) -> dt.datetime | None:
    """When what was stated on a day was stated: its noon. None, for today and for no day, means now."""
    if day is None or day == clock.today():
        return None
    return dt.datetime.combine(day, dt.time(12), tzinfo=clock.zone())


def kept_file(evidence: EvidenceInput, *, by: Actor, at: dt.datetime) -> StoredFile | None:
    """The file of a piece of evidence, examined and stored if it comes as bytes."""
    if evidence.upload is None:
        return evidence.file
    return store(content=evidence.upload.content, name=evidence.upload.name, by=by, at=at)
