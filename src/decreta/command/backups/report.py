"""What a restoration says of itself: shown, kept and logged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Report:
    """What was restored and proven. `faults` says what is not as it was."""

    backup: str
    made_at: str
    version: str
    figures: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        return not self.faults

    def as_data(self) -> dict[str, Any]:
        """For a file, a page, the log."""
        return {
            "holds": self.holds,
            "backup": self.backup,
            "made_at": self.made_at,
            "version": self.version,
            "seconds": self.seconds,
            **self.figures,
            "faults": self.faults,
            "notes": self.notes,
        }
