"""A paper ready to be printed: what the Typst forms need, and what comes out of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from decreta.documents.rendering.blocks import Block


@dataclass(frozen=True)
class Signer:
    """Who signs, as printed: `T/M` + `Ban Chỉ đạo`, `Phó Trưởng ban`, the name without titles."""

    name: str
    position: str
    prefix: str = ""
    authority: str = ""


@dataclass(frozen=True)
class Paper:
    """Everything that is printed of a document.

    Without a symbol it is a draft, and says so. `made_at` is the moment that the file bears as its date of making;
    the same paper gives the same bytes. A letter without `addressees` is addressed to its recipients.
    """

    type_code: str
    subject: str
    blocks: tuple[Block, ...]
    issuer: str
    signer: Signer
    made_at: dt.datetime
    superior: str = ""
    organ_symbol: str = ""
    symbol: str = ""
    place: str = ""
    issued_on: dt.date | None = None
    recipients: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    language: str = "vi"
    secrecy: int = 0
    urgency: int = 0
    draft_ordinal: int = 1

    @property
    def is_draft(self) -> bool:
        """Whether it has no number yet."""
        return not self.symbol


class BoxKind(StrEnum):
    """Whose place it is."""

    PERSON = "person"
    ORGAN = "organ"


@dataclass(frozen=True)
class Box:
    """A place reserved for a signature: page counted from 1, edges in points from the page's lower left corner."""

    kind: BoxKind
    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Rendered:
    """A paper as PDF/A-2a, with the places reserved for the person's signature and the organ's seal."""

    pdf: bytes
    boxes: tuple[Box, ...]
    page_count: int

    def box(self, kind: BoxKind) -> Box:
        """The place reserved for one of the two signatures."""
        return next(box for box in self.boxes if box.kind is kind)
