"""A PDF that packs its structure can unpack to any size: such a one is examined in a process that may end badly.

A classical file lists its objects plainly, and nothing of it is unpacked by looking at it; it is examined here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Final

from decreta.core.errors import Problem
from decreta.files import checks

_SECONDS: Final = 10
#: Address space of the process itself; what a file may take comes on top.
_MEMORY: Final = 384 * 1024 * 1024


def _spelt(name: bytes) -> bytes:
    """A name in every spelling that PDF allows: any of its letters may stand as `#` and two digits."""
    return b"".join(b"(?:%c|#(?i:%02x))" % (letter, letter) for letter in name)


_PACKED: Final = re.compile(b"/(?:" + _spelt(b"XRef") + b"|" + _spelt(b"ObjStm") + b")")


def examine(content: bytes) -> checks.PdfFindings:
    """What `checks.examine_pdf` finds, within bounds of time and memory; a file that goes beyond them is too complex."""
    if _PACKED.search(content) is None:
        return checks.examine_pdf(content)
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM, str(_MEMORY + 3 * len(content)), str(_SECONDS), *sys.path],
            input=content,
            capture_output=True,
            timeout=2 * _SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _too_complex()
    if done.returncode:
        return _too_complex()
    found = json.loads(done.stdout)
    return checks.PdfFindings(found["pages"], [Problem(checks.WORDS[code], code=code) for code in found["codes"]])


_PROGRAM: Final = """
import json, resource, sys
memory, seconds, *sys.path = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from decreta.files import checks
found = checks.examine_pdf(sys.stdin.buffer.read())
print(json.dumps({"pages": found.page_count, "codes": [problem.code for problem in found.problems]}))
"""


def _too_complex() -> checks.PdfFindings:
    return checks.PdfFindings(0, [Problem(checks.TOO_MANY_OBJECTS, code="too_complex")])
