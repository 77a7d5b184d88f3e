"""Answers that are files to be kept, made a moment ago."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header


def attached(response: HttpResponseBase, file_name: str, media_type: str) -> HttpResponseBase:
    """The answer as a file to be kept: it is shown in no page, runs nothing and lies in no cache."""
    headers = {
        "Content-Type": media_type,
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=file_name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    for name, value in headers.items():
        response[name] = value
    return response
