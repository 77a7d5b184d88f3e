"""Search over everything that one may see."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.organisation.middleware import actor_of
from decreta.ui.search import search_everywhere

#: As many hits as an area shows at most; so many found means that there may be more.
MANY = 20


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The best hits of every area; a number typed in any way goes to its document."""
    words = request.GET.get("q", "").strip()[:200]
    parts = search_everywhere(words, actor_of(request)) if words else []
    context = {"words": words, "parts": [part for part in parts if part.hits], "many": MANY}
    return render(request, "web/search.html", context)
