"""What texts have in common: pairs of neighbouring syllables, without marks and case, and a sample of them to look up.

Two texts are compared by the pairs that both have among all that either has. To find what is near among many, a text
leaves an imprint: groups of the least values that several orders of numbers give to its pairs. Two texts with half of
their pairs in common share a group nearly always, two with a tenth nearly never; groups are looked up by an index.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from decreta.core.texts import search_text

BANDS, ROWS = 32, 3
_PRIME: Final = (1 << 31) - 1
#: Drawn once and for all: an imprint that is kept must be found by one that is made later.
_ORDERS: Final = tuple(
    (1 + zlib.crc32(f"a{place}".encode()) % (_PRIME - 1), zlib.crc32(f"b{place}".encode()) % _PRIME)
    for place in range(BANDS * ROWS)
)


@dataclass(frozen=True)
class Imprint:
    """The pairs of a text, and the groups by which it is found."""

    grams: frozenset[int]
    bands: tuple[int, ...]


def imprint_of(text: str) -> Imprint:
    """The imprint of a text; empty for one that has fewer than three words, which says too little."""
    words = search_text(text).split()
    if len(words) < 3:
        return Imprint(frozenset(), ())
    grams = frozenset(zlib.crc32(f"{one} {other}".encode()) & 0x7FFFFFFF for one, other in itertools.pairwise(words))
    least = [min((a * gram + b) % _PRIME for gram in grams) for a, b in _ORDERS]
    bands = []
    for band in range(BANDS):
        group = ",".join(map(str, (band, *least[band * ROWS : (band + 1) * ROWS])))
        bands.append(zlib.crc32(group.encode()) & 0x7FFFFFFF)
    return Imprint(grams, tuple(bands))


def in_common(one: Collection[int], other: Collection[int]) -> int:
    """How much of two texts is alike, in hundredths."""
    first, second = set(one), set(other)
    either = len(first | second)
    return 100 * len(first & second) // either if either else 0
