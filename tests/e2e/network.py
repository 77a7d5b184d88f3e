"""A network between one browser and the demonstration that can be cut and mended, as on a tablet in a train."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.ports import free_port


class Network:
    """Hands bytes on between a port of its own and the demonstration until it is cut.

    The browser's own way of going offline leaves open streams as they are; here they break, as cables do.
    """

    def __init__(self, address: str) -> None:
        self._target = (urlsplit(address).hostname or "", urlsplit(address).port or 80)
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._open: set[socket.socket] = set()
        self._listener: socket.socket | None = None

    def __enter__(self) -> Self:
        self.mend()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.cut()

    def mend(self) -> None:
        """Take connections again."""
        self._listener = socket.create_server(("127.0.0.1", self._port), reuse_port=True)
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def cut(self) -> None:
        """Break every connection, and take none."""
        listener, self._listener = self._listener, None
        for one in [listener, *self._open]:
            if one is not None:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                taken, _from = listener.accept()
                threading.Thread(target=self._carry, args=(taken,), daemon=True).start()

    def _carry(self, browser: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), socket.create_connection(self._target) as server:
            pair = {browser: server, server: browser}
            self._open |= set(pair)
            try:
                while True:
                    for ready in select.select(list(pair), [], [])[0]:
                        piece = ready.recv(65536)
                        if not piece:
                            return
                        pair[ready].sendall(piece)
            finally:
                self._open -= set(pair)
                browser.close()
