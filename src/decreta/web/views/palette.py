"""What the palette offers besides places: what was opened lately, and what a few letters find."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from decreta.organisation.middleware import actor_of
from decreta.ui import recent
from decreta.ui.desk import handled_by
from decreta.ui.search import search_everywhere

#: Fewer letters find everything, that is nothing.
FEWEST = 2
_HITS = 5


@login_required
@require_safe
@never_cache
def palette(request: HttpRequest) -> HttpResponse:
    """A fragment: without words what the reader opened lately, with words the best hits of every area."""
    words = request.GET.get("q", "").strip()[:200]
    actor = actor_of(request)
    if len(words) < FEWEST:
        lately = handled_by(actor, recent.opened_by(request), number=recent.KEPT)
        return render(request, "web/palette.html", {"lately": lately, "words": ""})
    parts = [(part.title, part.hits[:_HITS]) for part in search_everywhere(words, actor) if part.hits]
    return render(request, "web/palette.html", {"parts": parts, "words": words})
