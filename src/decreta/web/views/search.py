"""Search over everything that one may see."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decreta.organisation.middleware import actor_of
from decreta.ui.search import search_everywhere


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """The best hits of every area; a number typed in any way goes to its document."""
    words = request.GET.get("q", "").strip()[:200]
    parts = search_everywhere(words, actor_of(request)) if words else []
    return render(
        request, "web/search.html", {"words": words, "parts": parts, "found": any(part.hits for part in parts)}
    )
