"""How long tasks take."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decreta.assignments.enums import Phase
from decreta.directives.queries.cycles import meanings, notes
from decreta.directives.tables.cycles import CYCLES
from decreta.kit import lists


@login_required
@require_safe
def cycles(request: HttpRequest) -> HttpResponse:
    """Median and 90th percentile of each phase of a body's tasks that the actor may see, by agency, state or month."""
    told = {"meanings": [(Phase(key).label, text) for key, text in meanings().items()], "notes": notes()}
    return lists.page(request, CYCLES, "directives/cycles.html", lambda shown: told)
