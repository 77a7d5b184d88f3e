"""Papers that a decision on an assignment may rest on. Documents belong to a higher area; it enters itself here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from decreta.core.actor import Actor


@dataclass(frozen=True)
class Paper:
    """A numbered paper: by which symbol it is cited, and how a choice names it. Without a key it is registered elsewhere."""

    pk: UUID | None
    symbol: str
    words: str = ""


#: Under which kind the log names papers.
PAPER_KIND: Final = "documents.document"

Offering = Callable[[Actor], list[Paper]]
_offerings: list[Offering] = []


def register(offering: Offering) -> None:
    """Say which papers a person may choose from."""
    _offerings[:] = [offering]


def offered(actor: Actor) -> list[Paper]:
    """The newest numbered papers that the actor sees."""
    return [one for offering in _offerings for one in offering(actor)]
