"""Keeping what is searched of sittings in step with what is written. Called inside the acts that change it.

A title that not everybody reads stands here too: who finds it is decided by who reads it (`Sought.visible_to`).
"""

from __future__ import annotations

from collections.abc import Iterable

from decreta.core import jobs
from decreta.core.seeking import index_of
from decreta.meetings.models import AgendaItem, Paper, Sitting, Sought

#: The job that reads the words of a paper.
READ_JOB = "meetings.read_paper"


def index_sitting(sitting: Sitting) -> None:
    """Its titles, its place, and its body by all its names."""
    body = sitting.body
    words = (sitting.title, sitting.title_en, sitting.title_ja, sitting.place, body.name_vi, body.name_en, body.name_ja)
    Sought.objects.update_or_create(sitting=sitting, item=None, defaults={"search": index_of(*words)})


def index_points(items: Iterable[AgendaItem]) -> None:
    """Titles of points and headings, who presents, why, and what is proposed. Two statements, however many."""
    every = list(items)
    Sought.objects.filter(item__in=every, paper=None).delete()
    Sought.objects.bulk_create(
        Sought(sitting_id=one.sitting_id, item=one, search=index_of(one.title, one.presenter, one.why, one.proposed))
        for one in every
    )


def index_paper(paper: Paper) -> None:
    """Its title at once; a worker adds the text of its present version."""
    words = {"search": index_of(paper.title), "pages": None}
    Sought.objects.update_or_create(
        paper=paper, defaults=words, create_defaults={**words, "sitting_id": paper.item.sitting_id, "item": paper.item}
    )
    read_soon(paper)


def read_soon(paper: Paper) -> None:
    """Have a worker read it; one that waits for that already is read once."""
    jobs.enqueue_once(READ_JOB, lock=f"meetings.paper.{paper.pk}", paper_id=str(paper.pk))


def index_text(paper: Paper, pages: list[str]) -> None:
    """What was read from it, page by page, beside its title."""
    words = index_of(paper.title, *pages)
    Sought.objects.filter(paper=paper).update(search=words, pages=pages)
