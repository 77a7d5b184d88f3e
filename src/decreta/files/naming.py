"""File names as people gave them, without what a disk, a header or a reader could be deceived by."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_LENGTH: Final = 200
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|]+')
#: Letters that turn the direction of reading: `gnp.exe` must not look like `exe.png`.
_DIRECTION: Final = {ord(letter) for letter in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


def safe_name(name: str, *, otherwise: str = "file") -> str:
    """A name without directories, control characters and direction marks, NFC, at most 200 letters long."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(c for c in last if unicodedata.category(c)[0] != "C" and ord(c) not in _DIRECTION)
    clean = " ".join(_FORBIDDEN.sub("_", visible).split()).strip(" .")
    if not clean:
        return otherwise
    stem, dot, ending = clean.rpartition(".")
    if dot and len(ending) <= 10 and len(clean) > MAX_LENGTH:
        return f"{stem[: MAX_LENGTH - len(ending) - 1]}.{ending}"
    return clean[:MAX_LENGTH]
