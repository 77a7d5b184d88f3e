"""The acts of this area. Only they save."""

from decreta.protection.domain.guarding import guard, unguard
from decreta.protection.domain.noticing import examine, note_lowered
from decreta.protection.domain.readings import note_reading
from decreta.protection.domain.settling import confirm, refuse

__all__ = ["confirm", "examine", "guard", "note_lowered", "note_reading", "refuse", "unguard"]
