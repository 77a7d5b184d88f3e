"""All papers of a sitting in one file are taken along: at once when it is small, else as a job."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import seats
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, NotNow
from decreta.kit.domain import jobs
from decreta.kit.models import LongJob
from decreta.meetings import domain as meetings
from decreta.meetings.queries.room import Room

JOB = "reading.pack"


@act("reading.take_pack")
def take_pack(*, room: Room, by: Actor, at: dt.datetime | None = None) -> UUID:
    """Note that somebody takes all papers along that he may read. That counts as opening each of them.

    `room` is the sitting as he sees it. Raises NotNow when there is nothing to take.
    """
    papers = room.papers
    _check(room, by=by)
    meetings.open_papers(papers=[one for one in papers if one.read_version != one.version], by=by, at=at)
    pages = sum(paper.file.page_count or 0 for paper in papers)
    return record("reading.pack_taken", by=by, on=room.sitting, facts={"papers": len(papers), "pages": pages}, at=at)


@act("reading.start_pack")
def start_pack(*, room: Room, by: Actor, at: dt.datetime | None = None) -> LongJob:
    """Bind a large pack in the background; it lies ready for a day for whoever asked for it, and nobody else."""
    _check(room, by=by)
    arguments = {
        "sitting": str(room.sitting.pk),
        "language": get_language() or "vi",
        "seat": seats.seat_of(by),
    }
    total = len(room.papers)
    return jobs.start(kind=JOB, title=_("All papers of a sitting"), total=total, arguments=arguments, by=by, at=at)


def _check(room: Room, *, by: Actor) -> None:
    if by.person_id is None:
        raise NotAllowed.of(_("A person takes papers along."))
    if not room.papers:
        raise NotNow.of(_("There is no paper yet."), code="no_papers")
