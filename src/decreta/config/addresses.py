"""What an address may hold."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class ReadableAddresses:
    """Takes the character out of an address that no text in the database can hold: it means nothing to anybody.

    Forms refuse it beside its field; what stands in an address goes into conditions without a form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            query = request.GET.copy()
            for name, values in list(query.lists()):
                query.setlist(name, [value.replace("\x00", "") for value in values])
            request.GET = query  # type: ignore[assignment]  # a copy that is not written any more
        return self.get_response(request)
