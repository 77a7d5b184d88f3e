"""Proves the whole log, and names the first entry that was changed, removed or inserted."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from decreta.audit.canonical import CANONICAL
from decreta.audit.keys import note_is_signed
from decreta.audit.merkle import Frontier, inclusion_path, leaf_hash
from decreta.audit.models import Checkpoint, Leaf


@dataclass(frozen=True)
class Fault:
    """Something that is wrong in the log: which place, which entry, what."""

    kind: str
    index: int | None = None
    entry: str | None = None
    detail: str = ""

    def __str__(self) -> str:
        place = f" at leaf {self.index}" if self.index is not None else ""
        entry = f", entry {self.entry}" if self.entry else ""
        return f"{self.kind}{place}{entry}{': ' + self.detail if self.detail else ''}"


@dataclass
class Verdict:
    """The result: proven entries, root, the tail that has no place yet, checkpoints seen, faults."""

    size: int = 0
    root: str = ""
    unsequenced: int = 0
    checkpoints: int = 0
    simulated: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.faults

    def as_data(self) -> dict[str, Any]:
        return {
            "holds": self.holds,
            "size": self.size,
            "root": self.root,
            "unsequenced": self.unsequenced,
            "checkpoints": self.checkpoints,
            "simulated": self.simulated,
            "faults": [{"kind": f.kind, "index": f.index, "entry": f.entry, "detail": f.detail} for f in self.faults],
        }


_FAULTS_SHOWN = 100


def run(*, anchor: str = "") -> Verdict:
    """Verify entries against leaves, leaves against the tree, the tree against every signed checkpoint.

    `anchor` is a checkpoint note that was kept elsewhere: with it, a log that was rolled back and rebuilt
    with the instance's own key is found too.
    """
    verdict = Verdict()
    with transaction.atomic():
        notes = {c.size: c for c in Checkpoint.objects.order_by("size")}
        verdict.checkpoints = len(notes)
        frontier = Frontier()
        anchors = _anchor(anchor, verdict)
        for expected, (index, entry_id, stored, text, simulated) in enumerate(_rows()):
            if index != expected + _gaps(verdict):
                _add(verdict, Fault("leaf missing", expected + _gaps(verdict), None, f"the next leaf is {index}"))
            if text is None:
                _add(verdict, Fault("entry removed", index, str(entry_id)))
            elif leaf_hash(text.encode()) != stored:
                _add(verdict, Fault("entry changed", index, str(entry_id)))
            verdict.simulated += bool(simulated)
            frontier.add(stored)
            if frontier.size in notes:
                _check(notes[frontier.size], frontier, verdict)
            if frontier.size in anchors and anchors[frontier.size] != frontier.root():
                _add(verdict, Fault("log differs from the anchor", frontier.size - 1))
        verdict.size, verdict.root = frontier.size, base64.b64encode(frontier.root()).decode()
        for size in (*notes, *anchors):
            if size > frontier.size:
                _add(verdict, Fault("log is shorter than a checkpoint", frontier.size, None, f"signed size {size}"))
        _unplaced(verdict)
    return verdict


def _rows() -> Iterator[tuple[int, Any, bytes, str | None, bool]]:
    """Leaves in order with the canonical text of their entries, streamed."""
    with connection.connection.cursor(name="verify") if connection.connection else _cursor() as cursor:
        cursor.itersize = 20_000
        cursor.execute(
            f"SELECT l.index, l.entry_id, l.leaf_hash, CASE WHEN e.id IS NULL THEN NULL ELSE {CANONICAL} END, e.is_simulated "  # noqa: S608 - no input in it
            "FROM audit_leaf l LEFT JOIN audit_entry e ON e.id = l.entry_id ORDER BY l.index"
        )
        for index, entry_id, stored, text, simulated in cursor:
            yield index, entry_id, bytes(stored), text, simulated


def _cursor() -> Any:
    connection.ensure_connection()
    return connection.connection.cursor(name="verify")


def _gaps(verdict: Verdict) -> int:
    return sum(fault.kind == "leaf missing" for fault in verdict.faults)


def _add(verdict: Verdict, fault: Fault) -> None:
    if len(verdict.faults) < _FAULTS_SHOWN:
        verdict.faults.append(fault)


def _check(checkpoint: Checkpoint, frontier: Frontier, verdict: Verdict) -> None:
    """One checkpoint against the tree at its size, and its signature."""
    index = frontier.size - 1
    lines = checkpoint.note.split("\n")
    if not note_is_signed(checkpoint.note):
        _add(verdict, Fault("checkpoint not signed by this instance", index))
    if lines[1] != str(frontier.size) or lines[2] != base64.b64encode(frontier.root()).decode():
        _add(verdict, Fault("log differs from a signed checkpoint", index))


def _anchor(note: str, verdict: Verdict) -> dict[int, bytes]:
    if not note:
        return {}
    if not note_is_signed(note):
        _add(verdict, Fault("anchor not signed by this instance"))
        return {}
    lines = note.split("\n")
    return {int(lines[1]): base64.b64decode(lines[2])}


def _unplaced(verdict: Verdict) -> None:
    """Entries without a place: those still pending are the tail, any other was inserted past the acts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_pending")
        verdict.unsequenced = cursor.fetchone()[0]
        cursor.execute(
            "SELECT e.id FROM audit_entry e LEFT JOIN audit_leaf l ON l.entry_id = e.id "
            "LEFT JOIN audit_pending p ON p.entry_id = e.id WHERE l.index IS NULL AND p.entry_id IS NULL ORDER BY e.id LIMIT 20"
        )
        for (entry_id,) in cursor.fetchall():
            _add(verdict, Fault("entry inserted past the log", None, str(entry_id)))


def prove(entry_id: str) -> dict[str, Any]:
    """A proof that an entry is in the log, to be checked by an outsider without this software."""
    leaf = Leaf.objects.get(entry_id=entry_id)
    checkpoint = Checkpoint.objects.filter(size__gt=leaf.index).order_by("-size").first()
    if checkpoint is None:
        raise LookupError("no checkpoint covers the entry yet")
    hashes = [bytes(h) for h in Leaf.objects.filter(index__lt=checkpoint.size).order_by("index").values_list("leaf_hash", flat=True)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {CANONICAL} FROM audit_entry e WHERE e.id = %s", [entry_id])  # noqa: S608 - no input in it
        text = cursor.fetchone()[0]
    return {
        "entry": text,
        "index": leaf.index,
        "path": [base64.b64encode(h).decode() for h in inclusion_path(hashes, leaf.index)],
        "checkpoint": checkpoint.note,
    }
