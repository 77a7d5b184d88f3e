"""What a cell becomes before it is kept, whether it was read from a file or written on a page."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    """A cell as it is kept: composed letters, no control characters, no blanks at its ends."""
    composed = unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(c for c in composed if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Cn"})
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()
