"""What other areas know of an outgoing paper's way: when it was sent, who acknowledged it, in how many copies.

    sources.enter("dispatched_on", lambda document_ids: {document_id: day, ...})

The newest source of a column is asked; without one the books say what documents themselves know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from decreta.ui.tables import Plain

Source = Callable[[Sequence[UUID]], Mapping[UUID, Plain]]
_sources: dict[str, Source] = {}


def enter(column: str, source: Source) -> None:
    """Let a column be filled by an area; the same column again replaces it."""
    _sources[column] = source


def asked(column: str, documents: Sequence[UUID]) -> Mapping[UUID, Plain]:
    """What is known of some documents for a column; nothing where nobody knows."""
    source = _sources.get(column)
    return source(documents) if source is not None else {}
