"""What a reader does for himself."""

from decreta.reading.domain.notes import delete_note, save_note
from decreta.reading.domain.packs import start_pack, take_pack

__all__ = ["delete_note", "save_note", "start_pack", "take_pack"]
