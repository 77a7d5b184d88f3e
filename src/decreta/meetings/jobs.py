"""What runs by itself: who has not answered an invitation is reminded, the words of papers are read."""

from __future__ import annotations

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.jobs import job, periodic
from decreta.files import queries, texts
from decreta.meetings import domain
from decreta.meetings.domain.indexing import READ_JOB, read_soon
from decreta.meetings.models import Paper
from decreta.meetings.queries.reminding import to_come
from decreta.meetings.queries.unread import unread_papers


def remind_due() -> int:
    """Remind wherever the day has come. Repeated at will, and killed at any place: each sitting once for its day."""
    by = Actor.system("meetings.reminders")
    return sum(domain.remind(sitting=one, by=by) is not None for one in to_come(clock.now()))


@periodic("meetings.remind_due", cron="9-59/10 * * * *")
def remind_due_periodically() -> None:
    """The same at the office's present moment."""
    remind_due()


@periodic("meetings.read_papers", cron="27 * * * *")
def read_papers() -> None:
    """Read what nobody has read yet: papers from before they were read, and those whose worker died."""
    for one in unread_papers():
        read_soon(one)


@job(READ_JOB)
def read(paper_id: str) -> None:
    """Read the words of a paper's present version, with no transaction open. One that was taken off is not read."""
    paper = Paper.objects.select_related("file").filter(pk=paper_id).first()
    if paper is not None:
        pages = texts.pages_of(queries.read(paper.file))
        domain.read_paper(paper=paper, version=paper.version, pages=pages, by=Actor.system("meetings.reading"))
