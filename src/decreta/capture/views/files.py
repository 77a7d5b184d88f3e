"""Pictures of pages, and the files of a paper in the tray."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from decreta.capture.delivering import give_original, give_rendition, protected_as
from decreta.capture.models import TrayPaper
from decreta.capture.views.fetching import actor_of, paper_of
from decreta.capture.workbench import limits
from decreta.capture.workbench.apart import WorkRefused, work
from decreta.documents.enums import Through
from decreta.files import blobs, queries


@login_required
@require_safe
def page(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """The picture of one page. It bears nobody's name: none of what was registered as a protected paper."""
    shown = paper_of(request, pk)
    if not 1 <= number <= shown.page_count or protected_as(shown) is not None:
        raise Http404
    etag = f'"{shown.rendition.blob_id}-{number}"'
    if etag in request.headers.get("If-None-Match", ""):
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(_picture(shown, number - 1), content_type="image/webp")
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _picture(shown: TrayPaper, place: int) -> bytes:
    """The picture that was kept, else one made now. A page that cannot be drawn is not found."""
    kept = shown.pages.filter(number=place).values_list("picture", flat=True).first()
    if kept:
        try:
            return blobs.read(kept)
        except blobs.DamagedBlobError:
            pass
    try:
        _numbers, made = work(
            "pictures", [queries.read(shown.rendition)], first=place, count=1, width=limits.PICTURE, seconds=20
        )
        return made[f"out-{place}.webp"]
    except (WorkRefused, KeyError):
        raise Http404 from None


@login_required
@require_safe
def rendition(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The PDF that was made of what came, with its text where that was recognised."""
    shown = paper_of(request, pk)
    return give_rendition(shown, request=request, actor=actor_of(request), through=Through.PAGE)


@login_required
@require_safe
def original(request: HttpRequest, pk: UUID, ordinal: int) -> HttpResponseBase:
    """A file as it came."""
    shown = paper_of(request, pk)
    found = get_object_or_404(shown.originals.select_related("file__blob"), ordinal=ordinal)
    return give_original(found.file, [shown], request=request, actor=actor_of(request), through=Through.PAGE)
