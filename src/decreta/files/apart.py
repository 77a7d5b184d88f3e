"""A PDF that packs its structure can unpack to any size: such a one is examined in a process that may end badly.

A classical file lists its objects plainly, and nothing of it is unpacked by looking at it; with few of them it is
examined here.
"""

from __future__ import annotations

import re
from typing import Final

from decreta.core import apart
from decreta.core.errors import Problem
from decreta.files import checks, limits

_SECONDS: Final = 8
#: So many objects are looked at here; what more of them takes is given back with the process that looks.
_FEW: Final = 20_000
#: Address space of the process itself; what a file may take comes on top.
_MEMORY: Final = 384 * 1024 * 1024


def _spelt(name: bytes) -> bytes:
    """A name in every spelling that PDF allows: any of its letters may stand as `#` and two digits."""
    return b"".join(b"(?:%c|#(?i:%02x))" % (letter, letter) for letter in name)


_PACKED: Final = re.compile(b"/(?:" + _spelt(b"XRef") + b"|" + _spelt(b"ObjStm") + b")")


def examine(content: bytes) -> checks.PdfFindings:
    """What `checks.examine_pdf` finds, within bounds of time and memory; a file that goes beyond them is too complex."""
    number = content.count(b"obj") - content.count(b"endobj")
    if number > limits.MAX_PDF_OBJECTS:
        return _too_complex()
    if number <= _FEW and _PACKED.search(content) is None:
        return checks.examine_pdf(content)
    try:
        found, _made = apart.work(
            "decreta.files.checks",
            "examine_elsewhere",
            content,
            seconds=_SECONDS,
            memory=_MEMORY + 3 * len(content),
        )
    except apart.TooMuch:
        return _too_complex()
    return checks.PdfFindings(found["pages"], [Problem(checks.WORDS[code], code=code) for code in found["codes"]])


def _too_complex() -> checks.PdfFindings:
    return checks.PdfFindings(0, [Problem(checks.TOO_MANY_OBJECTS, code="too_complex")])
