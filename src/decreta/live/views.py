"""What is left for Django of the streams."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def stream(request: HttpRequest) -> HttpResponse:
    """Streams need the ASGI application; pages work without them, by loading anew."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return HttpResponse(status=501, headers={"Cache-Control": "no-store"})
