"""Ports for servers that tests start: several processes run the suite at once, so no port is written down."""

from __future__ import annotations

import socket


def free_port() -> int:
    """A port of the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
