"""The door to the workbench: one piece of work in a process with bounds of time and memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from decreta.core import apart
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
        try:
            answered = apart.answer_of(_PROGRAM, program, folder, json.dumps(order), seconds=seconds, memory=_MEMORY)
        except apart.TooMuch:
            raise WorkRefused("too_much") from None
        said = json.loads(answered)
        if "refused" in said:
            raise WorkRefused(said["refused"])
        made = {path.name: path.read_bytes() for path in sorted(place.glob("out*"))}
        return said["answer"], made


_PROGRAM: Final = """
from decreta.capture.workbench import programs
program, folder, order = said
answers.write(json.dumps(programs.run(program, folder, json.loads(order))).encode())
answers.close()
"""
