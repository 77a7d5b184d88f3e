"""Private notes are written and deleted. No act of the office: the log has neither their words nor that there are any."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, Stale
from decreta.meetings.models import AgendaItem
from decreta.reading.models import Note

LIMIT = 20_000


@transaction.atomic
def save_note(
    *, item: AgendaItem, text: str, expected_revision: int, by: Actor, at: dt.datetime | None = None
) -> Note | None:
    """Keep the words; an empty text deletes the note. `item` is a point that the writer reads.

    `expected_revision` is the one that the words were written over, 0 where there was none. Raises Stale when the note
    was changed elsewhere meanwhile, Invalid for a text that is too long.
    """
    if by.person_id is None:
        raise NotAllowed.of(_("Notes are written by a person."))
    words = text.replace("\r\n", "\n").rstrip()
    if len(words) > LIMIT:
        raise Invalid.of(_("Your note is longer than %(limit)s characters.") % {"limit": LIMIT}, field="text")
    found = _held(item, by=by)
    if (found.revision if found else 0) != expected_revision and not (found and found.text == words):
        raise _stale()
    if not words:
        if found is not None:
            found.delete()
        return None
    note = found or Note(sitting_id=item.sitting_id, item=item, person_id=by.person_id, revision=0)
    if found is not None and found.text == words:
        return found
    note.text, note.revision, note.saved_at = words, note.revision + 1, at or clock.now()
    try:
        with transaction.atomic():
            note.save()
    except IntegrityError as error:  # another window has written the first words at the same time
        raise _stale() from error
    return note


def delete_note(*, note: Note, by: Actor) -> None:
    """Its writer deletes a note for good."""
    if by.person_id is None or by.person_id != note.person_id:
        raise NotAllowed.of(_("Only who wrote a note deletes it."))
    note.delete()


def _held(item: AgendaItem, *, by: Actor) -> Note | None:
    return Note.objects.visible_to(by).select_for_update().filter(item=item).first()


def _stale() -> Stale:
    return Stale.of(_("This note was changed in another window."), field="text", code="stale")
