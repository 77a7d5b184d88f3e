"""Server-sent events as bytes (WHATWG HTML, 9.2). Encoded once, written to many."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from decreta.live.registry import Fragment

HEARTBEAT: Final = b": alive\n\n"
#: Milliseconds after which a browser connects again.
RETRY: Final = 2000


def hello(position: int) -> bytes:
    """The first event of a stream: from which place of the log on it tells everything."""
    return b"retry: %d\n%s" % (RETRY, _event("hello", {"position": position}, position))


def reload(target: str = "") -> bytes:
    """Ask the page to fetch itself (or the element `target`) anew: too much was missed to be told."""
    return _event("reload", {"target": target})


def fragments(pieces: Iterable[Fragment], index: int) -> bytes:
    """All pieces of one entry; only the last carries the place, so a cut between them is noticed."""
    shown = list(pieces)
    last = len(shown) - 1
    return b"".join(
        _event(
            "fragment",
            {"target": piece.target, "html": piece.html, "say": piece.say},
            index if place == last else None,
        )
        for place, piece in enumerate(shown)
    )


def _event(name: str, data: dict[str, object], index: int | None = None) -> bytes:
    place = b"" if index is None else b"id: %d\n" % index
    # JSON has no line breaks outside strings, and inside they are escaped: one data line is enough.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%sevent: %s\ndata: %s\n\n" % (place, name.encode(), text)
