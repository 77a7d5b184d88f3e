"""What a field in which a member of a sitting is named offers while somebody types."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.meetings.queries.choosing import choices_like
from decreta.meetings.views.common import is_staff, prepares, sitting_of


@login_required
@require_safe
def choose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Those invited who match the part of a name or the number that is being typed, for who prepares or runs the sitting."""
    sitting = sitting_of(request, pk)
    if not (prepares(request, sitting) or is_staff(request, sitting)):
        raise Http404
    words = request.GET.get("q", "")[:100].replace("\x00", "")
    return render(request, "organisation/choices.html", {"found": choices_like(sitting, words)})
