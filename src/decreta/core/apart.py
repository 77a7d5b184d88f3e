"""Work on what somebody sent, in a process of its own with bounds of time and memory: whatever it does, it ends there."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Final

from decreta.core.errors import DecretaError

_MEMORY: Final = 768 * 1024 * 1024
_SECONDS: Final = 10


class TooMuch(DecretaError):
    """The work went beyond its bounds, or broke down."""


def work(
    module: str,
    function: str,
    content: bytes,
    order: Any = None,
    *,
    seconds: int = _SECONDS,
    memory: int = _MEMORY,
) -> tuple[Any, bytes]:
    """Call `module.function(content, order)` elsewhere; what it says (any JSON), and the bytes that it made.

    `seconds` are those of a processor; the whole may take twice as long on a machine that is busy. Raises TooMuch.
    """
    command = [sys.executable, "-I", "-c", _PROGRAM, str(memory), str(seconds), module, function, *sys.path]
    head = json.dumps(order).encode()
    try:
        done = subprocess.run(
            command,
            input=len(head).to_bytes(4, "big") + head + content,
            capture_output=True,
            timeout=2 * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooMuch(function) from None
    if done.returncode:
        raise TooMuch(function)
    length = int.from_bytes(done.stdout[:4], "big")
    return json.loads(done.stdout[4 : 4 + length]), done.stdout[4 + length :]


# What the work prints by itself must not be taken for its answer: only the kept descriptor leads to the caller.
_PROGRAM: Final = """
import importlib, json, os, resource, sys
memory, seconds, module, function, *sys.path = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
answers = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
given = sys.stdin.buffer.read()
length = int.from_bytes(given[:4], "big")
order = json.loads(given[4:4 + length])
said, made = getattr(importlib.import_module(module), function)(given[4 + length:], order)
head = json.dumps(said).encode()
answers.write(len(head).to_bytes(4, "big") + head + made)
answers.close()
"""
