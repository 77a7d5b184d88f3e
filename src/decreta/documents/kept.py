"""What of a paper's text stands as an area above made it: a revision writes around it and changes nothing of it.

Areas enter themselves here, so that this area need not know from what a paper was made.
"""

from __future__ import annotations

from collections.abc import Callable

from decreta.core.errors import Problems
from decreta.documents.models import Document
from decreta.documents.rendering.particulars import Particulars

#: Adds what is wrong with a changed text of a document that the area made; of every other it says nothing.
Keeper = Callable[[Document, str, Particulars, Problems], None]
_keepers: dict[str, Keeper] = {}


def register(name: str, keeper: Keeper) -> None:
    """Register what an area holds to."""
    _keepers[name] = keeper


def check(document: Document, text: str, particulars: Particulars, problems: Problems) -> None:
    """Everything that a changed text would change of what must stand."""
    for keeper in _keepers.values():
        keeper(document, text, particulars, problems)
