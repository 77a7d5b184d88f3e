"""Who signs a paper besides the post that signs it. The area above that knows enters itself here.

Without one a paper is signed by its signer and its organ, and nobody else is waited for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from decreta.core.actor import Actor
from decreta.documents.models import Document, Version
from decreta.organisation.models import Body, Organisation


@dataclass(frozen=True)
class Signatory:
    """One signature more: whose (the key of a person), and the words above it. Initials are only put at the end of the text."""

    person: str
    name: str
    of: Organisation | Body
    authority: str = ""
    position: str = ""
    is_initials: bool = False


class Others(Protocol):
    """What is asked of the area that knows who else signs."""

    def signatories(self, document: Document, version: Version) -> Sequence[Signatory]:
        """Everybody who is to sign besides the signer, in the order in which they sign."""

    def allow_approval(self, document: Document, version: Version) -> None:
        """Refuse the signer's approval while somebody has to sign before him."""

    def allow_number(self, document: Document, version: Version) -> None:
        """Refuse a number while somebody has not signed this content. Says all who are missing."""

    def is_asked(self, document: Document, *, by: Actor) -> bool:
        """Whether the actor's post is to sign it too: then he may give it back."""


class _Nobody:
    def signatories(self, document: Document, version: Version) -> Sequence[Signatory]:
        return ()

    def allow_approval(self, document: Document, version: Version) -> None:
        return

    def allow_number(self, document: Document, version: Version) -> None:
        return

    def is_asked(self, document: Document, *, by: Actor) -> bool:
        return False


_known: list[Others] = [_Nobody()]


def register(others: Others) -> None:
    """Register who knows."""
    _known[:] = [others]


def others() -> Others:
    """Who knows."""
    return _known[0]
