"""All papers of a sitting in one file."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from decreta.core.errors import ActRefused
from decreta.files.detection import PDF
from decreta.kit.responses import attached
from decreta.meetings.queries.room import Room, room_of
from decreta.meetings.views.common import actor_of, sitting_of
from decreta.reading import domain
from decreta.reading.rendering.names import file_name
from decreta.reading.rendering.packs import pack_of

#: What is bound while the reader waits: pages and bytes.
AT_ONCE: Final = 150
AT_ONCE_BYTES: Final = 15 * 1024 * 1024


@login_required
@require_POST
def pack(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Bind all papers that the reader may see: at once when they are few, else as a job whose page says how far it is."""
    found, actor = sitting_of(request, pk), actor_of(request)
    room = room_of(found, actor=actor)
    try:
        if not _is_small(room):
            return redirect("kit:job", domain.start_pack(room=room, by=actor).pk)
        domain.take_pack(room=room, by=actor)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("meetings:sitting", pk=pk)
    return attached(HttpResponse(pack_of(room, actor)), file_name(found), PDF)


def _is_small(room: Room) -> bool:
    files = [paper.file for paper in room.papers]
    pages = sum(one.page_count or 0 for one in files)
    return pages <= AT_ONCE and sum(one.blob.size for one in files) <= AT_ONCE_BYTES
