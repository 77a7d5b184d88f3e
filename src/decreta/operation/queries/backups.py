"""What the log knows of backups and drills. It outlives the directory in which they lie."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from decreta.audit.models import Entry
from decreta.core import clock

BACKED_UP: Final = "operation.backed_up"
DRILLED: Final = "operation.drilled"
RESTORED: Final = "operation.restored"
#: An office that would lose more than this, or has not tried for longer than that, is warned.
BACKUP_DAYS: Final = 2
DRILL_DAYS: Final = 100
_SHOWN: Final = 20


@dataclass(frozen=True)
class Happening:
    """A backup, a drill or a restore: when, of which backup, with which figures."""

    kind: str
    name: str
    at: dt.datetime
    facts: dict[str, Any]

    @property
    def holds(self) -> bool:
        """Whether nothing was found missing or changed; a backup by itself proves nothing."""
        return bool(self.facts.get("holds", True))

    def is_older_than(self, days: int) -> bool:
        return clock.real_now() - self.at > dt.timedelta(days=days)


def happenings() -> list[Happening]:
    """The newest ones, newest first."""
    return [
        Happening(entry.kind, entry.on_id, entry.logged_at, entry.facts)
        for entry in Entry.objects.filter(on_kind="operation.backup").order_by("-pk")[:_SHOWN]
    ]


def newest(kind: str) -> Happening | None:
    """The last of a kind."""
    entry = Entry.objects.filter(on_kind="operation.backup", kind=kind).order_by("-pk").first()
    return Happening(entry.kind, entry.on_id, entry.logged_at, entry.facts) if entry else None
