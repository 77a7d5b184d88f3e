"""What a paper says of itself to whoever holds it: facts that stand on it, and what became of it since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final

from decreta.core import clock
from decreta.dispatch.enums import RelationKind
from decreta.dispatch.models import Relation
from decreta.documents.enums import DocumentState, Secrecy
from decreta.documents.models import Document
from decreta.documents.numbering import type_name
from decreta.files.queries import open_blob
from decreta.proving.models import Code

_PIECE: Final = 256 * 1024


@dataclass(frozen=True)
class Shown:
    """A paper without its content: neither subject nor text nor recipients."""

    document: Document
    type_name: str
    sha256: str
    replaced_by: str
    corrected_by: str


def shown(code: str) -> Shown | None:
    """The issued paper behind a code; None where there is none, or it is none that others may ask about."""
    found = (
        Code.objects.filter(
            code=code,
            document__state=DocumentState.ISSUED,
            document__secrecy=Secrecy.NONE,
            document__paper__isnull=False,
        )
        .select_related("document__paper__blob", "document__body", "document__organisation")
        .first()
    )
    if found is None:
        return None
    document = found.document
    assert document.paper is not None
    later = dict(
        Relation.objects.filter(earlier=document, later__secrecy=Secrecy.NONE).values_list("kind", "later__symbol")
    )
    return Shown(
        document,
        type_name(document.regime, document.type_code, on=document.issued_on or clock.today()),
        document.paper.blob_id,
        later.get(RelationKind.REPLACES, ""),
        later.get(RelationKind.CORRECTS, ""),
    )


def compared(document: Document, sent: BinaryIO) -> str:
    """`same` byte for byte, `longer` where the paper stands whole in front of something added to it, else `other`."""
    assert document.paper is not None
    with open_blob(document.paper) as own:
        while piece := own.read(_PIECE):
            if sent.read(len(piece)) != piece:
                return "other"
    return "longer" if sent.read(1) else "same"
