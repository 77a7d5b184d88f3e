"""Which characters a paper can hold: those of the fonts that are embedded in it.

PDF/A admits no missing glyph, so a text with one cannot be issued. Asking beforehand lets a clerk correct it in the draft.
The character maps are read from the fonts themselves (OpenType table `cmap`, formats 4 and 12).
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path

from decreta.core.errors import DecretaError

FONTS = Path(__file__).resolve().parent.parent / "fonts"
# The upright faces; bold and italic of the same family cover the same.
_FACES = ("Tinos-Regular.ttf", "NotoSerifJP-Regular.ttf")
_SPACES = frozenset("\n\t ")


class FontsMissingError(DecretaError):
    """The fonts of papers were not built."""


def unprintable(text: str) -> list[str]:
    """The characters of a text that no paper can show, each once, in order. Raises FontsMissingError."""
    covered = _covered()
    return [c for c in dict.fromkeys(text) if c not in _SPACES and (ord(c) not in covered or unicodedata.category(c) in {"Cc", "Co", "Cs", "Cf"})]


@cache
def _covered() -> frozenset[int]:
    found: set[int] = set()
    for name in _FACES:
        path = FONTS / name
        if not path.exists():
            raise FontsMissingError(f"The font {name} of papers is missing. Build the front end first.")
        found |= _characters(path.read_bytes())
    return frozenset(found)


def _characters(font: bytes) -> set[int]:
    """The characters that a font has glyphs for."""
    tables = struct.unpack_from(">H", font, 4)[0]
    start = next(
        struct.unpack_from(">I", font, 12 + 16 * i + 8)[0] for i in range(tables) if font[12 + 16 * i : 16 + 16 * i] == b"cmap"
    )
    found: set[int] = set()
    for i in range(struct.unpack_from(">H", font, start + 2)[0]):
        _platform, _encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * i)
        form = struct.unpack_from(">H", font, start + offset)[0]
        if form == 4:
            found |= _segments(font, start + offset)
        elif form == 12:
            found |= _groups(font, start + offset)
    return found


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4: segments of the basic plane. A character of a segment may still have no glyph (number 0)."""
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 4 * count)
    offsets_at = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", font, offsets_at)
    found: set[int] = set()
    for i in range(count):
        for code in range(starts[i], ends[i] + 1):
            glyph = code
            if offsets[i]:
                glyph = struct.unpack_from(">H", font, offsets_at + 2 * i + offsets[i] + 2 * (code - starts[i]))[0] or -deltas[i]
            if (glyph + deltas[i]) % 0x10000 and code != 0xFFFF:
                found.add(code)
    return found


def _groups(font: bytes, at: int) -> set[int]:
    """Format 12: groups of the whole of Unicode."""
    found: set[int] = set()
    for i in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, _glyph = struct.unpack_from(">III", font, at + 16 + 12 * i)
        found.update(range(first, last + 1))
    return found
