"""The door to the workbench: one piece of work in a process with bounds of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from decreta.core.errors import DecretaError

_MEMORY: Final = 1536 * 1024 * 1024
_SECONDS: Final = 90


class WorkRefused(DecretaError):
    """A file cannot be worked on; `code` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def work(
    program: str, contents: Sequence[bytes] = (), *, seconds: int = _SECONDS, **order: Any
) -> tuple[Any, Mapping[str, bytes]]:
    """Do one program of the workbench on some files; what it says, and the files that it made by their names.

    Raises WorkRefused with the program's code, or with `too_much` when it went beyond its bounds.
    """
    with tempfile.TemporaryDirectory(prefix="decreta-capture-") as folder:
        place = Path(folder)
        for number, content in enumerate(contents):
            (place / f"in-{number}").write_bytes(content)
        command = [sys.executable, "-I", "-c", _PROGRAM, str(_MEMORY), str(seconds), program, folder]
        try:
            done = subprocess.run(
                [*command, json.dumps(order), *sys.path],
                capture_output=True,
                timeout=2 * seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise WorkRefused("too_much") from None
        if done.returncode:
            raise WorkRefused("too_much")
        said = json.loads(done.stdout)
        if "refused" in said:
            raise WorkRefused(said["refused"])
        made = {path.name: path.read_bytes() for path in sorted(place.glob("out*"))}
        return said["answer"], made


# In a group of its own nothing that it started outlives it: what it starts inherits the bounds.
_PROGRAM: Final = """
import json, resource, sys
memory, seconds, program, folder, order, *sys.path = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from decreta.capture.workbench import programs
print(json.dumps(programs.run(program, folder, json.loads(order))))
"""
