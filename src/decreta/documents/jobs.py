"""What a worker does for documents."""

from __future__ import annotations

from decreta.core import jobs
from decreta.core.actor import Actor
from decreta.documents.domain import arriving, issuing
from decreta.documents.domain.reading import read_paper
from decreta.documents.models import Document


@jobs.periodic("documents.recover", cron="* * * * *")
def recover() -> None:
    """Finish what was being issued when a process died."""
    issuing.recover()


@jobs.job(arriving.READ_JOB)
def read(document_id: str) -> None:
    """Read the words of a paper that came from outside."""
    document = Document.objects.select_related("paper", "body", "organisation", "correspondent").get(pk=document_id)
    read_paper(document=document, by=Actor.system("documents.reading"))
