"""Two papers side by side: the one in the tray, and one that is registered."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from decreta.capture.queries.tray import leaves_of
from decreta.capture.views.fetching import actor_of, paper_of
from decreta.documents.models import Arrival, Document


@login_required
@require_safe
def compare(request: HttpRequest, pk: UUID, other: UUID) -> HttpResponse:
    """A paper of the tray at the left, the registered one at the right."""
    shown, by = paper_of(request, pk), actor_of(request)
    related = ("body", "organisation", "correspondent")
    found = Document.objects.visible_to(by).select_related(*related).defer("search")
    document = get_object_or_404(found, pk=other)
    arrival = Arrival.objects.visible_to(by).filter(document=document).first()
    context = {"paper": shown, "leaves": leaves_of(shown), "document": document, "arrival": arrival}
    return render(request, "capture/compare.html", context)
