"""Answering with a file, so that no file can act in the name of this site."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from decreta.files import queries
from decreta.files.detection import PDF, SHOWN_IN_PLACE
from decreta.files.models import StoredFile

_CHUNK_BYTES: Final = 256 * 1024
# A number of more digits than any file has bytes is no range: it would only cost time to read.
_RANGE: Final = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


@dataclass(frozen=True)
class _Span:
    """The part of a file that is asked for: first byte and number of bytes."""

    start: int
    length: int


def file_response(
    stored_file: StoredFile, *, inline: bool, request: HttpRequest, is_whole: bool = False
) -> HttpResponseBase:
    """The file as an answer.

    `inline` shows it in the browser where that is harmless (PDF, images, plain text), else it is offered
    for keeping. One range (`Range`, `If-Range`: pdf.js reads page by page) and
    `If-None-Match` are honoured, unless it is given away only `is_whole`. Nothing of it is kept in a cache.
    """
    size, etag = stored_file.blob.size, f'"{stored_file.blob_id}"'
    headers = {} if is_whole else request.headers
    if etag in headers.get("If-None-Match", ""):
        return _with_headers(HttpResponse(status=304), stored_file, inline=inline)
    asked = headers.get("Range", "") if headers.get("If-Range", etag) == etag else ""
    span = _span(asked, size) if asked else None
    if span is None and _RANGE.fullmatch(asked) and asked != "bytes=-":
        refusal = HttpResponse(status=416)
        refusal["Content-Range"] = f"bytes */{size}"
        return _with_headers(refusal, stored_file, inline=inline)
    part = span or _Span(0, size)
    file = queries.open_blob(stored_file)
    file.seek(part.start)
    is_async = isinstance(request, ASGIRequest)
    response = StreamingHttpResponse(
        _async_pieces(file, part.length) if is_async else _pieces(file, part.length),
        status=206 if span else 200,
    )
    # A generator that was never begun (HEAD, a client that is gone) would leave the file open.
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]  # noqa: SLF001
    response["Content-Length"] = str(part.length)
    if span:
        response["Content-Range"] = f"bytes {part.start}-{part.start + part.length - 1}/{size}"
    return _with_headers(response, stored_file, inline=inline)


def _with_headers(response: HttpResponseBase, stored_file: StoredFile, *, inline: bool) -> HttpResponseBase:
    media_type = stored_file.blob.media_type
    shown = inline and media_type in SHOWN_IN_PLACE
    response["Content-Type"] = "text/plain; charset=utf-8" if media_type == "text/plain" else media_type
    response["Content-Disposition"] = content_disposition_header(not shown, stored_file.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["ETag"] = f'"{stored_file.blob_id}"'
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-store"
    if media_type != PDF:
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _span(asked: str, size: int) -> _Span | None:
    """The one range that is asked for, or None when there is none that can be given (RFC 9110, 14)."""
    match = _RANGE.fullmatch(asked)
    if match is None or not size:
        return None
    first, last = match.groups()
    if first:
        start = int(first)
        end = min(int(last), size - 1) if last else size - 1
    elif last:
        start, end = max(size - int(last), 0), size - 1
    else:
        return None
    return _Span(start, end - start + 1) if start <= end else None


def _pieces(file: BinaryIO, remaining: int) -> Iterator[bytes]:
    with file:
        while remaining and (piece := file.read(min(_CHUNK_BYTES, remaining))):
            remaining -= len(piece)
            yield piece


async def _async_pieces(file: BinaryIO, remaining: int) -> AsyncIterator[bytes]:
    with file:
        while remaining and (piece := await sync_to_async(file.read)(min(_CHUNK_BYTES, remaining))):
            remaining -= len(piece)
            yield piece


def attachment(content: bytes, name: str, media_type: str) -> HttpResponse:
    """Bytes that were made for this answer, offered for keeping."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
