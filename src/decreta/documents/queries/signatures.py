"""What the signatures of a paper are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from decreta.files.models import StoredFile
from decreta.files.queries import read
from decreta.signing.authority import installed

if TYPE_CHECKING:
    from decreta.signing.verifying import SignatureVerdict


def verdicts_of(paper: StoredFile) -> list[SignatureVerdict]:
    """The verdict on every signature of an issued paper, against the roots that this installation trusts."""
    # Here, since it loads the signing library, which most requests never need.
    from decreta.signing.verifying import verify

    return verify(read(paper), roots=installed().roots)
