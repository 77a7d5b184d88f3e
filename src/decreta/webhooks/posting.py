"""One POST to one address that was judged: bounded in time and size, no redirects, no proxy.

The library for it (httpx) bounds each step, not the whole: a receiver that sends one byte every few seconds would
hold a worker for ever. Here a timer ends the connection, whatever it is waiting for.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from decreta.webhooks.targets import Target, Unreachable, read, resolve

SECONDS: Final = 10.0
#: So much of an answer is read and kept for the log.
OCTETS: Final = 512


@dataclass(frozen=True)
class Answer:
    """What came back: a status, or the kind of failure; how long it took; how the answer began."""

    status: int | None
    milliseconds: int
    error: str = ""
    beginning: str = ""

    @property
    def is_taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Send and wait for the answer. Never raises for what a network or a receiver can do."""
    begun = time.monotonic()
    try:
        target = read(url)
        status, beginning = _post(target, resolve(target), body, headers, begun + SECONDS)
    except Unreachable as refusal:
        return Answer(None, _since(begun), error=str(refusal)[:200])
    except (OSError, http.client.HTTPException, ValueError) as error:
        is_over = isinstance(error, TimeoutError) or time.monotonic() - begun >= SECONDS
        return Answer(None, _since(begun), error="Timeout" if is_over else type(error).__name__)
    return Answer(status, _since(begun), beginning=beginning)


def _since(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)


def _post(target: Target, address: str, body: bytes, headers: Mapping[str, str], until: float) -> tuple[int, str]:
    connection = http.client.HTTPConnection(target.host, target.port)
    # Timed by hand; what `http.client` would look up anew is given to it as it was judged.
    raw = socket.create_connection((address, target.port), timeout=max(0.1, until - time.monotonic()))
    is_over = threading.Event()
    timer = threading.Timer(max(0.1, until - time.monotonic()), _cut, [raw, is_over])
    timer.daemon = True
    timer.start()
    try:
        stream = ssl.create_default_context().wrap_socket(raw, server_hostname=target.host) if target.is_tls else raw
        connection.sock = stream
        connection.putrequest("POST", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": target.authority, **headers, "Content-Length": str(len(body))}.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        beginning = _printable(response.read(OCTETS))
        if is_over.is_set():
            raise TimeoutError
        return response.status, beginning
    finally:
        timer.cancel()
        connection.close()
        raw.close()


def _cut(raw: socket.socket, is_over: threading.Event) -> None:
    is_over.set()
    with suppress(OSError):
        raw.shutdown(socket.SHUT_RDWR)


def _printable(octets: bytes) -> str:
    """The beginning of an answer as text that a log can keep and a page can show."""
    text = octets.decode("utf-8", "replace")
    return "".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in text)
