"""Papers with nearly the same text: the smallest hashes of runs of words, in bands that the database compares."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence

from django.db.models import Count, Q

from decreta.capture.models import Likeness, Page
from decreta.core.actor import Actor
from decreta.core.texts import search_text
from decreta.documents.models import Document

_BANDS, _ROWS = 16, 3
_RUN = 4
#: Fewer runs of words say nothing.
_FEWEST = 20
#: So many bands are shared by texts of which some four fifths are the same.
_SHARED = 5
_MASKS = [
    struct.unpack("<Q", hashlib.blake2b(f"decreta {number}".encode(), digest_size=8).digest())[0]
    for number in range(_BANDS * _ROWS)
]


def words_of(pages: Iterable[Page]) -> list[str]:
    """The folded words of some pages."""
    return [word for page in pages for text in page.words for word in search_text(str(text[0])).split()]


def bands_of(words: Sequence[str]) -> list[int]:
    """The bands of a text; none of one that is too short to be compared."""
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    if len(runs) < _FEWEST:
        return []
    hashes = [struct.unpack("<Q", hashlib.blake2b(run.encode(), digest_size=8).digest())[0] for run in runs]
    smallest = [min(one ^ mask for one in hashes) for mask in _MASKS]
    return [_key(smallest[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS)]


def _key(part: list[int]) -> int:
    packed = struct.pack(f"<{len(part)}Q", *part)
    key: int = struct.unpack("<q", hashlib.blake2b(packed, digest_size=8).digest())[0]
    return key


def nearly_same(pages: Iterable[Page], actor: Actor) -> list[Document]:
    """Registered papers that the actor may see and whose text is nearly that of these pages. One statement."""
    bands = bands_of(words_of(pages))
    if not bands:
        return []
    alike = Q()
    for band, key in enumerate(bands):
        alike |= Q(band=band, key=key)
    near = (
        Likeness.objects.filter(alike)
        .values("document")
        .annotate(shared=Count("pk"))
        .filter(shared__gte=_SHARED)
        .values("document")
    )
    return list(Document.objects.visible_to(actor).filter(pk__in=near).defer("search").order_by("-created_at")[:3])
