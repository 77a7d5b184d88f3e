"""What was done with the installation as a whole, for the log."""

from decreta.operation.domain.backups import note_backup, note_drill, note_restore

__all__ = ["note_backup", "note_drill", "note_restore"]
