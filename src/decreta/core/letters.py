"""Which letters a paper can print: an archival PDF may not hold one that its fonts do not have."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

#: The faces of official papers, built into the area of documents.
FONTS: Final = Path(__file__).resolve().parent.parent / "documents" / "fonts"
_SHOWN: Final = 8
#: A font may name them; the typesetter refuses them all the same.
_REFUSED: Final = frozenset("\x00\ufeff")
#: What stands in a text without being printed: spaces of lines, joiners, marks of direction and of variants.
_INVISIBLE: Final = frozenset("\t\n\v\f\r\x85\u00ad\u034f\u061c\u115f\u1160\u3164\uffa0").union(
    *(
        map(chr, range(first, last + 1))
        for first, last in (
            (0x17B4, 0x17B5),
            (0x180B, 0x180F),
            (0x200B, 0x200F),
            (0x2028, 0x202E),
            (0x2060, 0x206F),
            (0xFE00, 0xFE0F),
        )
    )
)


def unprintable(*texts: str) -> list[str]:
    """Letters of some texts that no font of the papers has, each once, in the order in which they stand there."""
    letters = dict.fromkeys(unicodedata.normalize("NFC", "".join(texts)))
    return [
        letter for letter in letters if letter not in _INVISIBLE and (letter in _REFUSED or ord(letter) not in _known())
    ]


def printable(text: str) -> str:
    """A text in letters that the papers have; another one stands as its number, never as nothing."""
    if not unprintable(text):
        return text
    found = unicodedata.normalize("NFC", text)
    return "".join(f"[U+{ord(letter):04X}]" if unprintable(letter) else letter for letter in found)


def named(letters: list[str]) -> str:
    """Letters as an error shows them: those that can be seen, and the number of each, since it may not be seen."""
    shown = [
        f"{letter} (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}" for letter in letters
    ]
    return ", ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")


@cache
def _known() -> frozenset[int]:
    """The letters of both families; their cuts have the same ones."""
    return frozenset(code for path in FONTS.glob("*-Regular.ttf") for code in _letters_of(path.read_bytes()))


def _letters_of(font: bytes) -> Iterator[int]:
    """The letters that a font maps to glyphs (OpenType, table `cmap`, formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    places = {tag: place for tag, _, place, _ in struct.iter_unpack(">4sIII", font[12 : 12 + 16 * tables])}
    start = places[b"cmap"]
    (count,) = struct.unpack_from(">H", font, start + 2)
    for _, _, offset in struct.iter_unpack(">HHI", font[start + 4 : start + 4 + 8 * count]):
        table = font[start + offset :]
        (form,) = struct.unpack_from(">H", table)
        if form == 12:
            (groups,) = struct.unpack_from(">I", table, 12)
            for first, last, _glyph in struct.iter_unpack(">III", table[16 : 16 + 12 * groups]):
                yield from range(first, last + 1)
        elif form == 4:
            yield from _letters_of_segments(table)


def _letters_of_segments(table: bytes) -> Iterator[int]:
    (size,) = struct.unpack_from(">H", table, 6)
    count = size // 2
    last, first, delta, offset = (
        struct.unpack_from(f">{count}H", table, place) for place in (14, 16 + size, 16 + 2 * size, 16 + 3 * size)
    )
    for n in range(count):
        for code in range(first[n], last[n] + 1):
            glyph = code
            if offset[n]:
                (glyph,) = struct.unpack_from(">H", table, 16 + 3 * size + 2 * n + offset[n] + 2 * (code - first[n]))
            if code != 0xFFFF and (glyph + delta[n]) & 0xFFFF and (glyph or not offset[n]):
                yield code
