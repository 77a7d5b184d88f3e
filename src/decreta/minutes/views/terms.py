"""Attendance over a term, and planned against actual time."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decreta.kit import lists
from decreta.minutes.tables.terms import ATTENDANCE, TIMES


@login_required
@require_safe
def attendance(request: HttpRequest) -> HttpResponse:
    """Who came to the sittings of a body."""
    return lists.page(request, ATTENDANCE, "minutes/attendance.html")


@login_required
@require_safe
def times(request: HttpRequest) -> HttpResponse:
    """How long points took against what was planned."""
    return lists.page(request, TIMES, "minutes/times.html")
