"""How what came into a tray leaves it again once it was registered as a protected paper: by the paper's own door."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from decreta.capture.models import Original, TrayPaper
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents import rules
from decreta.documents.delivering import deliver, read
from decreta.documents.enums import How, Through
from decreta.documents.models import Document
from decreta.files.models import StoredFile
from decreta.files.responses import file_response


def protected_as(paper: TrayPaper) -> Document | None:
    """The protected paper as which one of the tray was registered; an ordinary one may be looked at here too."""
    document = paper.arrival.document if paper.arrival is not None else None
    return document if document is not None and document.is_protected else None


def give_rendition(paper: TrayPaper, *, request: HttpRequest, actor: Actor, through: Through) -> HttpResponseBase:
    """The PDF that was made of what came."""
    file, document = paper.readable or paper.rendition, protected_as(paper)
    if document is not None:
        return deliver(document, file, request=request, actor=actor, through=through)
    return file_response(file, inline=through == Through.PAGE, request=request)


def give_original(
    file: StoredFile, papers: list[TrayPaper], *, request: HttpRequest, actor: Actor, through: Through
) -> HttpResponseBase:
    """A file as it came, or the mail around it, in which all these papers lie.

    Of a scan that was parted, or a mail with several files, one paper may be secret and another not: who takes it along
    must be one who may fetch each of them unmarked, and has fetched each.
    """
    found = protected_in(papers)
    if not found:
        return file_response(file, inline=False, request=request)
    for document in found:
        is_seen = Document.objects.visible_to(actor).filter(pk=document.pk).exists()
        if not is_seen or not allows(rules.may_fetch_original, document, by=actor):
            raise Http404
    if request.method == "GET":
        for document in found:
            read(document, actor, How.ORIGINAL, through, file=file.name)
    return file_response(file, inline=False, request=request, is_whole=True)


def protected_in(papers: list[TrayPaper]) -> list[Document]:
    """Protected papers that were made of the files of these, however those were parted and joined. One statement."""
    files = Original.objects.filter(paper__in=papers).values("file")
    found = Document.objects.filter(arrivals__tray_paper__originals__file__in=files)
    return list(found.protected().defer("search").distinct())
