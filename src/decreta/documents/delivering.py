"""How the files and texts of a paper leave the house: an ordinary one as it is stored, a protected one under its reader's name.

Whoever shows or gives away a text or file asks here. What is noted of it is the affair of an area above, which enters
itself as the keeper; an ordinary paper costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.enums import How, Through
from decreta.documents.models import Document
from decreta.documents.rendering.watermarks import Mark, watermarked
from decreta.files import queries
from decreta.files.detection import PDF
from decreta.files.models import StoredFile
from decreta.files.responses import file_response
from decreta.ui import moments

A = TypeVar("A", bound=HttpResponseBase)

#: Notes that somebody read a protected paper: the paper, who, how, through what, the name of the file if it was one.
Keeper = Callable[[Document, Actor, How, Through, str], None]
_keepers: list[Keeper] = []


def register(keeper: Keeper) -> None:
    """Enter who keeps the history of readings."""
    _keepers.append(keeper)


def read(document: Document, actor: Actor, how: How, through: Through, *, file: str = "") -> None:
    """Say that a text or file of the paper was given to the actor. Nothing is noted of an ordinary paper."""
    if document.is_protected:
        for keeper in _keepers:
            keeper(document, actor, how, through, file)


def how_asked(request: HttpRequest) -> How:
    """What a page wants the file for: to be shown, or (`?for=`) to be printed or kept."""
    return {"print": How.PRINTED, "keep": How.DOWNLOADED}.get(request.GET.get("for", ""), How.OPENED)


def deliver(
    document: Document, file: StoredFile, *, request: HttpRequest, actor: Actor, through: Through
) -> HttpResponseBase:
    """A file of the paper for the actor, who may read it."""
    how = How.DOWNLOADED if through == Through.API else how_asked(request)
    if not document.is_protected:
        return file_response(file, inline=how != How.DOWNLOADED, request=request)
    if request.method == "GET":
        read(document, actor, how, through, file=file.name)
    if file.blob.media_type != PDF:
        return _without_traces(file_response(file, inline=False, request=request, is_whole=True))
    return marked(queries.read(file), file.name, actor, how)


def marked(content: bytes, name: str, actor: Actor, how: How) -> HttpResponse:
    """A PDF under its reader's name, made for this answer alone: no part of it and no tag of it is the same twice."""
    answer = HttpResponse(watermarked(content, mark_of(actor)), content_type=PDF)
    answer["Content-Disposition"] = content_disposition_header(how == How.DOWNLOADED, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Accept-Ranges"] = "none"
    return _without_traces(answer)


def mark_of(actor: Actor) -> Mark:
    """The reader's name, his post and this minute."""
    time = moments.moment(clock.now())
    who = [actor.person_name or actor.name, actor.post_title or actor.post_name, actor.mandate_note]
    foot = " · ".join([*filter(None, who), time, _("Copy for reading, not the signed original")])
    return Mark(who[0], who[1], time, foot, (get_language() or "vi")[:2])


def _without_traces(answer: A) -> A:
    """Kept by nobody on the way; no tag says which file it is, so that nobody can ask whether it is still the same."""
    for name in ("ETag", "Last-Modified"):
        if answer.has_header(name):
            del answer[name]
    answer["Cache-Control"] = "private, no-store"
    answer["Vary"] = "Cookie, Authorization"
    return answer
