"""Identifiers that sort by the time they were made (UUID version 7, RFC 9562)."""

from __future__ import annotations

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> uuid.UUID:
    """A UUIDv7 of real time, never of the simulated clock; within a process each one sorts after the one before.

    48 bits of milliseconds, 12 bits of the fraction of a millisecond (RFC 9562, 6.2, method 3), 62 random bits. The
    log stands on the order: entries of one act are often written within one millisecond.
    """
    with _lock:
        stamp = _next_stamp()
    value = stamp >> 12 << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62
    return uuid.UUID(int=value | int.from_bytes(os.urandom(8), "big") >> 2)


def _next_stamp() -> int:
    """The present time in 1/4096 of a millisecond, or the one after the last given."""
    global _last
    milliseconds, nanoseconds = divmod(time.time_ns(), 1_000_000)
    _last = max(_last + 1, milliseconds << 12 | nanoseconds * 4096 // 1_000_000)
    return _last
