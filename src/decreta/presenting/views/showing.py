"""The file of what is presented, for the screen of the hall: that one, in that version, while it is presented."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from decreta.core.actor import Actor
from decreta.documents.enums import How
from decreta.files.models import StoredFile
from decreta.meetings import screens
from decreta.meetings.giving import give
from decreta.meetings.models import Paper, Sitting
from decreta.meetings.queries.audience import NOTHING_RESTRICTED
from decreta.meetings.queries.room import room_of
from decreta.meetings.views.common import actor_of, is_staff
from decreta.presenting.parts import shown_in_hall


@require_safe
def hall_file(request: HttpRequest, pk: UUID, paper: UUID) -> HttpResponseBase:
    """The presented paper, to who runs the sitting and to a screen of its hall. Nothing that not everybody invited reads."""
    sitting, actor = _in_hall(request, pk)
    shown = shown_in_hall(room_of(sitting, sight=NOTHING_RESTRICTED))
    if shown is None or shown.paper_id != paper:
        raise Http404
    found = Paper.objects.select_related("item__sitting__body", "file__blob").get(pk=paper)
    version = shown.shown_version or found.version
    return give(found, _file_of(found, version), version=version, request=request, actor=actor, how=How.OPENED)


def _in_hall(request: HttpRequest, pk: UUID) -> tuple[Sitting, Actor]:
    """The sitting, and as what the request stands in its hall."""
    eye = screens.eye_in_hall(request, pk)
    found = Sitting.objects.select_related("body", "term", "chair_post__body")
    sitting = (found if eye is not None else found.visible_to(actor_of(request))).filter(pk=pk).first()
    if sitting is None or (eye is None and not is_staff(request, sitting)):
        raise Http404
    return sitting, eye or actor_of(request)


def _file_of(paper: Paper, version: int) -> StoredFile:
    if version == paper.version:
        return paper.file
    earlier = paper.earlier.select_related("file__blob").filter(number=version).first()
    if earlier is None:
        raise Http404
    return earlier.file
