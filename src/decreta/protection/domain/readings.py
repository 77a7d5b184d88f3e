"""That somebody read a protected paper, written into the log: there nobody adds, changes or removes an entry unseen."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.documents.enums import How, Secrecy, Through
from decreta.documents.models import Document


@act("protection.note_reading")
def note_reading(
    *, document: Document, how: How, through: Through, by: Actor, file: str = "", at: dt.datetime | None = None
) -> Document:
    """Note that a text or file of the paper was given to somebody.

    Its subject is not written down, nor of a secret one the name of a file, which says as much: only what kind it is.
    """
    told = PurePath(file).suffix if document.secrecy > Secrecy.NONE else file
    facts = {"how": str(how), "through": str(through), "file": told}
    record("protection.read", by=by, on=document, at=at, facts=facts)
    return document
