"""For balancers and those who watch: does it live, is it ready."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from decreta.operation.queries import health


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of anybody else: a balancer must not kill it because the database pauses."""
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Pages can be answered: 200, else 503. With `?strict` what runs beside counts too, for an alarm."""
    found = health.examine()
    is_good = found.is_well if "strict" in request.GET else found.is_ready
    return JsonResponse({"status": found.word, "checks": found.checks}, status=200 if is_good else 503)
