"""Pages travel compressed. Static files are compressed at collection, streams and files of the office stay as they are."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressedPages(GZipMiddleware):
    """Django's gzip, with its padding of random length against guessing what a page repeats, for pages and data alone.

    A live stream must reach the reader event by event, and a PDF is compressed inside: both pass untouched.
    """

    _COMPRESSED = ("text/html", "application/json", "text/calendar")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what is text and complete."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in self._COMPRESSED:
            return response
        return super().process_response(request, response)
