"""What a worker does for documents."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from decreta.core import jobs, seats
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.documents.domain import arriving, closing, issuing
from decreta.documents.domain.reading import read_paper
from decreta.documents.models import Document, Series
from decreta.kit.domain import finish, refuse, running


@jobs.periodic("documents.recover", cron="* * * * *")
def recover() -> None:
    """Finish what was being issued when a process died."""
    issuing.recover()


@jobs.job(arriving.READ_JOB)
def read(document_id: str) -> None:
    """Read the words of a paper that came from outside."""
    document = Document.objects.select_related("paper", "body", "organisation", "correspondent").get(pk=document_id)
    read_paper(document=document, by=Actor.system("documents.reading"))


@jobs.job(closing.JOB)
def close_register(job_id: str) -> None:
    """Close a long register with its book, for whoever ordered it and with what his post may do now.

    Begun again after a crash it closes once. What refuses is said where its progress is shown.
    """
    with running(job_id) as work:
        if work is None:
            return
        with translation.override(work.arguments["language"]):
            series = Series.objects.get(pk=work.arguments["series"])
            try:
                by = seats.again(work.arguments["seat"])
                closing.close_register(series=series, reason=work.arguments["reason"], by=by)
            except ActRefused as refusal:
                refuse(work, message=str(refusal))
                return
        finish(work, result_url=reverse("documents:registers"))
