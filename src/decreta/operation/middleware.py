"""Around every request: its number, how it is counted, and its line in the log."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from decreta.core import measures, requests
from decreta.files.stores import StoreUnreachable
from decreta.ui.views import error

_log = logging.getLogger("decreta.requests")


class RequestMiddleware:
    """Stands before everything else, so that whatever happens inside bears the request's number.

    The line names the address, never what stands in it: a search, a token, a name are content.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        number = requests.numbered(request.headers.get(requests.HEADER, ""))
        request.request_id = number  # type: ignore[attr-defined]
        token = requests.current.set(number)
        try:
            response = self.get_response(request)
            self._count(request, response, time.perf_counter() - began)
        finally:
            requests.current.reset(token)
        response[requests.HEADER] = number
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A store of files that does not answer is a pause, not a fault of ours: said as one."""
        return error(request, 503, problem=str(exception)) if isinstance(exception, StoreUnreachable) else None

    def _count(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        route = request.resolver_match.view_name if request.resolver_match else "none"
        method = request.method if request.method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} else "other"
        measures.REQUESTS.labels(route, method, response.status_code).inc()
        measures.REQUEST_SECONDS.labels(route).observe(seconds)
        _log.info(
            "%s %s %s",
            method,
            route,
            response.status_code,
            extra={
                "route": route,
                "method": method,
                "status": response.status_code,
                "milliseconds": round(seconds * 1000, 1),
            },
        )
