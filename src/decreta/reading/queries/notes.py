"""One's own notes on the points of a sitting."""

from __future__ import annotations

from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.room import Room
from decreta.reading.models import Note


@dataclass(frozen=True)
class Sheet:
    """A point with its reader's note; none where he has written nothing."""

    item: AgendaItem
    note: Note | None
    is_now: bool = False

    @property
    def text(self) -> str:
        return self.note.text if self.note else ""

    @property
    def revision(self) -> int:
        return self.note.revision if self.note else 0


@dataclass(frozen=True)
class Notebook:
    """Every point that the reader may write on, and notes whose point he is not shown any more."""

    sheets: list[Sheet]
    loose: list[Note]

    @property
    def written(self) -> int:
        """How many notes there are."""
        return sum(1 for one in self.sheets if one.note) + len(self.loose)


def notebook_of(room: Room, actor: Actor) -> Notebook:
    """The reader's notes on a sitting that he sees. One statement beside the room's."""
    notes = list(Note.objects.visible_to(actor).filter(sitting=room.sitting))
    by_point = {one.item_id: one for one in notes if one.item_id is not None}
    shown = [one for one in room.dealt_with if not one.is_withheld]
    sheets = [Sheet(one, by_point.pop(one.pk, None), one.pk == room.sitting.current_item_id) for one in shown]
    loose = [one for one in notes if one.item_id is None or one.item_id in by_point]
    return Notebook(sheets, loose)


def note_on(item: AgendaItem, actor: Actor) -> Note | None:
    """The reader's note on one point."""
    return Note.objects.visible_to(actor).filter(item=item).first()


def notes_as_text(sitting: Sitting, notebook: Notebook) -> str:
    """All of them as plain text, for who wrote them."""
    parts = [sitting.shown_title]
    parts += [f"{one.item.number}. {one.item.shown_title}\n\n{one.text}" for one in notebook.sheets if one.note]
    parts += [f"—\n\n{one.text}" for one in notebook.loose]
    return "\n\n\n".join(parts) + "\n"
