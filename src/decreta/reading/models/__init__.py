from decreta.reading.models.notes import Note

__all__ = ["Note"]
