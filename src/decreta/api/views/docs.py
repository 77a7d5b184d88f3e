"""The description of the API: as OpenAPI for programs, as a page for people. Nothing comes from elsewhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from decreta.accounts.scopes import Scope
from decreta.api.documentation import chapters
from decreta.api.refusals import KINDS
from decreta.api.schema import description


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description as OpenAPI 3.1. It says nothing of what the office does: it is open."""
    answer = JsonResponse(description((get_language() or "en")[:2]), json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "public, max-age=300"
    return answer


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The same for people, with calls to try."""
    host = f"{request.scheme}://{request.get_host()}"
    context = {
        "chapters": chapters(description((get_language() or "en")[:2]), host),
        "scopes": Scope.choices,
        "problems": [(name, kind) for name, kind in KINDS.items()],
        "host": host,
    }
    return render(request, "api/docs.html", context)
