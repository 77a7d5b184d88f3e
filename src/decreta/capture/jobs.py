"""What a worker does for the tray."""

from __future__ import annotations

from decreta.capture.domain import folders
from decreta.capture.domain.reading import read_paper
from decreta.capture.domain.taking_in import READ_JOB
from decreta.capture.models import TrayPaper
from decreta.core import jobs
from decreta.core.actor import Actor


@jobs.job(READ_JOB)
def read(paper_id: str) -> None:
    """Read the words of a paper that came into the tray."""
    paper = TrayPaper.objects.select_related("rendition__blob", "organisation").get(pk=paper_id)
    read_paper(paper=paper, by=Actor.system("capture.reading"))


@jobs.periodic("capture.sweep_folders", cron="* * * * *")
def sweep_folders() -> None:
    """Take in what lies finished in the scan folders."""
    folders.sweep(by=Actor.system("capture.folders"))
