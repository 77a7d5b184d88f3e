"""Static files straight from the ASGI server: whitenoise's files and headers without a thread of Django's chain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anyio
from whitenoise.base import WhiteNoise

_CHUNK_BYTES = 64 * 1024
# The manifest storage puts twelve hexadecimal digits of the content into the name: such a file never changes.
_HASHED_NAME = r"\.[0-9a-f]{12}\.[^/]+$"


class StaticFiles:
    """An ASGI application for the files under one directory, read once at the start."""

    def __init__(self, root: Path, *, prefix: str) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._files = WhiteNoise(
            None,
            root=str(root),
            prefix=prefix,
            max_age=300,
            allow_all_origins=False,
            immutable_file_test=_HASHED_NAME,
            add_headers_function=_security_headers,
        ).files

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        file = self._files.get(scope["path"])
        if file is None or scope["method"] not in ("GET", "HEAD"):
            status = 404 if file is None else 405
            await _answer(send, status, [(b"content-type", b"text/plain; charset=utf-8")], b"")
            return
        environ = {
            "HTTP_" + name.decode("latin-1").upper().replace("-", "_"): value.decode("latin-1")
            for name, value in scope["headers"]
        }
        try:
            response = file.get_response(scope["method"], environ)
        except FileNotFoundError:
            # Collected anew under a server that still runs: the browser asks again for the page, not for this.
            await _answer(send, 404, [(b"content-type", b"text/plain; charset=utf-8")], b"")
            return
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
        if response.file is None:
            await _answer(send, response.status, headers, b"")
            return
        await send({"type": "http.response.start", "status": int(response.status), "headers": headers})
        async with anyio.wrap_file(response.file) as content:
            while chunk := await content.read(_CHUNK_BYTES):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def _security_headers(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


async def _answer(send: Any, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})
