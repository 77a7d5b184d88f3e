"""Work that does not keep to its bounds, for the tests of what bounds it."""

from __future__ import annotations

import os
import sys
from typing import Any


def spin(content: bytes, order: Any) -> tuple[Any, bytes]:
    while True:
        content += b""


def swell(content: bytes, order: Any) -> tuple[Any, bytes]:
    return None, b"x" * (4 * 1024**3)


def die(content: bytes, order: Any) -> tuple[Any, bytes]:
    os.abort()


def chatter(content: bytes, order: Any) -> tuple[Any, bytes]:
    print("words that are no answer")
    print("more of them", file=sys.stderr)
    return order, content
