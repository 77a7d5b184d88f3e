"""A backup, a restore, a drill: done by a command at the terminal, told to the log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from decreta.audit import Ref, act, record
from decreta.core.actor import Actor


@act("operation.note_backup")
def note_backup(*, name: str, facts: dict[str, Any], by: Actor) -> UUID:
    """Record that a backup was made, with its figures."""
    return record("operation.backed_up", by=by, on=Ref("operation.backup", name), facts=facts)


@act("operation.note_drill")
def note_drill(*, name: str, report: dict[str, Any], by: Actor) -> UUID:
    """Record that a backup was restored in a drill, and whether everything was as before."""
    return record("operation.drilled", by=by, on=Ref("operation.backup", name), facts=report)


@act("operation.note_restore")
def note_restore(*, name: str, report: dict[str, Any], by: Actor) -> UUID:
    """Record in a restored installation where it came from."""
    return record("operation.restored", by=by, on=Ref("operation.backup", name), facts=report)
