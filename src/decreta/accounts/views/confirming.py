"""After the confirmation: what was kept is sent to where it was meant for."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from decreta.accounts import keeping
from decreta.accounts.recent import recently_authenticated


@login_required
@never_cache
@recently_authenticated(reading=True)
@require_safe
def go_on(request: HttpRequest, kept_id: UUID) -> HttpResponse:
    """The button that sends what was kept; a browser with scripts presses it by itself."""
    kept = keeping.kept_by(request, kept_id)
    if kept is None:
        return render(request, "accounts/not_kept.html", status=404)
    return render(request, "accounts/go_on.html", {"kept": kept, "field": keeping.FIELD})
