"""Taking a list along, and fetching one that was written in the background."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import IO, Any, Final
from uuid import UUID

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.recent import recently_authenticated
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.kit.domain import exports
from decreta.kit.exporting import FORMS, content_of, write
from decreta.kit.models import Export, ListChoice
from decreta.kit.responses import attached
from decreta.kit.views.choices import table_of

_PIECE: Final = 256 * 1024


@login_required
@recently_authenticated
@require_POST
def export(request: HttpRequest, table: str) -> HttpResponseBase:
    """The list of an address in a form: at once when it is short, else as a job."""
    found, actor = table_of(table), _actor(request)
    query = QueryDict(request.POST.get("query", "")).dict()
    form = request.POST.get("form", "")
    chosen = ListChoice.objects.visible_to(actor).filter(table=found.name).values_list("columns", flat=True).first()
    content = content_of(found, query, actor, chosen=chosen or "")
    facts: dict[str, Any] = {"table": found, "query": query, "form": form, "number": content.number, "by": actor}
    try:
        if form in FORMS and content.number > FORMS[form].at_once:
            return redirect("kit:job", exports.start_export(chosen=chosen or "", **facts).pk)
        exports.export_list(**facts)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{found.url}?{request.POST.get('query', '')}")
    file = io.BytesIO()
    write(content, form, file)
    name = f"{content.file_name}.{form}"
    return attached(HttpResponse(file.getvalue()), name, FORMS[form].media_type)


@login_required
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A list that was written in the background, for whoever asked for it, while its area lets it out."""
    actor = _actor(request)
    found = get_object_or_404(Export.objects.visible_to(actor).select_related("job"), pk=pk)
    if not exports.may_be_fetched(found, by=actor):
        exports.discard(found)
        raise Http404
    file = default_storage.open(found.place, "rb")
    pieces = _pieces_for_asgi(file) if isinstance(request, ASGIRequest) else iter(lambda: file.read(_PIECE), b"")
    response = StreamingHttpResponse(pieces)
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]  # noqa: SLF001 - as Django's own files
    return attached(response, found.name, found.media_type)


async def _pieces_for_asgi(file: IO[bytes]) -> AsyncIterator[bytes]:
    while piece := await sync_to_async(file.read)(_PIECE):
        yield piece


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]
