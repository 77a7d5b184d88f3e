"""How deadlines moved: the requests for more time, and what was decided on them; and how forecasts did."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decreta.changes.tables.forecasts import FORECASTS
from decreta.changes.tables.moved import MOVED
from decreta.kit import lists


@login_required
@require_safe
def moved(request: HttpRequest) -> HttpResponse:
    """Every request that the reader sees, by state, body, agency and words; taken along as a workbook like any list."""
    return lists.page(request, MOVED, "changes/moved.html", lambda shown: {"asked": shown.facts["asked"]})


@login_required
@require_safe
def forecasts(request: HttpRequest) -> HttpResponse:
    """Every assignment that the reader sees whose forecast moved later, as of now or of the end of a day."""
    return lists.page(request, FORECASTS, "changes/forecasts.html", lambda shown: {"asked": shown.facts["asked"]})
