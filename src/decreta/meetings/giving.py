"""How the file of a paper leaves the house: as it is stored, or under its reader's name where the body's rules ask for it.

Whoever gives a file of a paper away asks here: the page, the viewer, an earlier version, the machine door.
"""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.documents.delivering import marked
from decreta.documents.enums import How
from decreta.documents.rendering.watermarks import UNMARKABLE
from decreta.files import queries
from decreta.files.models import StoredFile
from decreta.files.responses import file_response
from decreta.meetings import domain, policies
from decreta.meetings.models import Paper
from decreta.meetings.queries.rulebooks import quorum_rules_of


def is_marked(paper: Paper) -> bool:
    """Whether it leaves only under its reader's name, by the rules of its sitting's day. `paper` carries its sitting."""
    sitting = paper.item.sitting
    return quorum_rules_of(sitting.body, on=policies.day_of(sitting)).marks(paper)


def give(
    paper: Paper, file: StoredFile, *, version: int, request: HttpRequest, actor: Actor, how: How
) -> HttpResponseBase:
    """The file of a version of a paper for somebody who may read it; what is printed or kept under his name is noted.

    A paper on which no name can be written is not given out: the secretary replaces it by one that can be read.
    """
    bears_name = is_marked(paper)
    answer = given(file, bears_name=bears_name, request=request, actor=actor, how=how)
    is_taken = bears_name and answer.status_code == HTTPStatus.OK and how != How.OPENED
    if request.method == "GET" and is_taken:
        try:
            domain.take_paper(paper=paper, version=version, how=how, by=actor)
        except NotNow as refusal:  # withdrawn since it was found: it is not given out any more
            raise Http404 from refusal
    return answer


def given(file: StoredFile, *, bears_name: bool, request: HttpRequest, actor: Actor, how: How) -> HttpResponseBase:
    """A file as it is stored, or under its reader's name; where none can be written on it, the refusal that says so."""
    if not bears_name:
        return file_response(file, inline=how != How.DOWNLOADED, request=request)
    try:
        return marked(queries.read(file), file.name, actor, how)
    except UNMARKABLE:
        words = _(
            "No name can be written on this paper, so it is not given out. Ask the secretary for another version."
        )
        return HttpResponse(words, status=HTTPStatus.CONFLICT, content_type="text/plain; charset=utf-8")
