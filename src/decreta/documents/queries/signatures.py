"""What the signatures of a paper are worth."""

from __future__ import annotations

from decreta.files.models import StoredFile
from decreta.files.queries import read
from decreta.signing.authority import installed
from decreta.signing.verifying import SignatureVerdict, verify


def verdicts_of(paper: StoredFile) -> list[SignatureVerdict]:
    """The verdict on every signature of an issued paper, against the roots that this installation trusts."""
    return verify(read(paper), roots=installed().roots)
