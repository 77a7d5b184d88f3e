"""What follows from what the log says: an issued letter is carried out, one that was given up lets its requests wait."""

from __future__ import annotations

import datetime as dt

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.changes.domain import give_up_letter, take_effect
from decreta.changes.models import ExtensionLetter
from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState

_NAME = "changes.letters"


def register() -> None:
    """Register the follower of the log."""
    follow(_NAME, kinds=("documents.issued", "documents.withdrawn"), handler=document_went)


def document_went(entry: Entry) -> None:
    """Carry out the letter that was issued, or free what a withdrawn one would have decided."""
    letter = ExtensionLetter.objects.select_related("document").filter(document_id=entry.on_id).first()
    if letter is not None:
        settle(letter, at=entry.happened_at)


def settle(letter: ExtensionLetter, *, at: dt.datetime | None = None) -> bool:
    """Whether something was to be done for a letter. May be repeated at will."""
    by = Actor.system(_NAME)
    match letter.document.state:
        case DocumentState.ISSUED:
            return take_effect(letter=letter, by=by, at=at) is not None
        case DocumentState.WITHDRAWN:
            return give_up_letter(letter=letter, by=by, at=at) is not None
        case _:
            return False
