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
    head = json.dumps(order).encode()
    given = len(head).to_bytes(4, "big") + head + content
    answered = answer_of(_PROGRAM, module, function, given=given, seconds=seconds, memory=memory)
    length = int.from_bytes(answered[:4], "big")
    return json.loads(answered[4 : 4 + length]), answered[4 + length :]


def answer_of(program: str, *said: str, given: bytes = b"", seconds: int, memory: int) -> bytes:
    """Run a program of Python within its bounds; what it writes to `answers`. Raises TooMuch.

    It finds `given` on its standard input, what was `said` in `said`. What it starts inherits its bounds.
    """
    command = [sys.executable, "-I", "-c", _BOUNDS + program, str(memory), str(seconds), str(len(said)), *said]
    try:
        done = subprocess.run(
            [*command, *sys.path],
            input=given,
            capture_output=True,
            timeout=2 * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooMuch(*said[:2]) from None
    if done.returncode:
        raise TooMuch(*said[:2])
    return done.stdout


# What the work prints by itself must not be taken for its answer: only the kept descriptor leads to the caller.
_BOUNDS: Final = """
import json, os, resource, sys
memory, seconds, number, *rest = sys.argv[1:]
said, sys.path[:] = rest[:int(number)], rest[int(number):]
resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
answers = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
"""
_PROGRAM: Final = """
import importlib
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
module, function = said
given = sys.stdin.buffer.read()
length = int.from_bytes(given[:4], "big")
order = json.loads(given[4:4 + length])
said, made = getattr(importlib.import_module(module), function)(given[4 + length:], order)
head = json.dumps(said).encode()
answers.write(len(head).to_bytes(4, "big") + head + made)
answers.close()
"""
