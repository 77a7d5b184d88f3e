"""How much memory a process and its children take while something is asked of them, and a body without an end."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from types import TracebackType
from typing import Self

import psutil

_EVERY = 0.02
_ENDLESS = 2 << 30


class Watch:
    """Around a request: `grown` is by how many megabytes the process and its children grew at most."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self.grown = 0.0

    def __enter__(self) -> Self:
        self._before = self._most = self._bytes()
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._is_done.set()
        self._thread.join()
        self.grown = (self._most - self._before) / (1 << 20)

    def _look(self) -> None:
        while not self._is_done.wait(_EVERY):
            self._most = max(self._most, self._bytes())

    def _bytes(self) -> int:
        total = 0
        with contextlib.suppress(psutil.Error):
            own = self._process.cmdline()
            total = self._process.memory_info().rss
            for one in self._process.children(recursive=True):
                with contextlib.suppress(psutil.Error):  # a child may end while it is looked at
                    # Until it has become its own program, a child lives in its parent's memory, which is counted.
                    total += one.memory_info().rss if one.cmdline() != own else 0
        return total


def endless(port: int, path: str, headers: dict[str, str], *, field: str, is_chunked: bool) -> tuple[int, int]:
    """Send a file of two thousand megabytes until the server has enough: the status (0: it hung up), the bytes sent."""
    part = f'--b\r\nContent-Disposition: form-data; name="{field}"; filename="x.pdf"\r\n\r\n%PDF-1.4\n'.encode()
    piece = bytes(1 << 20)
    length = "Transfer-Encoding: chunked" if is_chunked else f"Content-Length: {_ENDLESS}"
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: multipart/form-data; boundary=b", length]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    sent = 0
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        try:
            connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")
            while sent < _ENDLESS and not select.select([connection], [], [], 0)[0]:
                content = part if not sent else piece
                connection.sendall(b"%x\r\n%s\r\n" % (len(content), content) if is_chunked else content)
                sent += len(content)
            return int(connection.recv(4096).split()[1]), sent
        except (OSError, IndexError):
            return 0, sent
