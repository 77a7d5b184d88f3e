"""Proves the whole log, and names the first entry that was changed, removed or inserted."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import psycopg
from django.db import connection, transaction

from decreta.audit.canonical import CANONICAL
from decreta.audit.keys import note_is_signed
from decreta.audit.merkle import Frontier, inclusion_path
from decreta.audit.models import Checkpoint, Leaf


@dataclass(frozen=True)
class Fault:
    """Something that is wrong in the log: which place (or stretch of places, both ends included), which entry, what."""

    kind: str
    index: int | None = None
    entry: str | None = None
    detail: str = ""
    until: int | None = None

    def __str__(self) -> str:
        place = f" at leaf {self.index}" if self.index is not None else ""
        if self.until is not None and self.until != self.index:
            place = f" in leaves {self.index} to {self.until}"
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
            "faults": [asdict(fault) for fault in self.faults],
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
        anchors = _anchor(anchor, verdict)
        signed = _signed(notes, verdict)
        frontier, proven = _walk(signed, anchors, verdict)
        verdict.size, verdict.root = frontier.size, base64.b64encode(frontier.root()).decode()
        for size in sorted({*notes, *anchors}):
            if size > frontier.size:
                # Cut off at the end, or taken out anywhere after the last proven place with the gap closed behind it.
                detail = f"signed size {size}, found {frontier.size}"
                _add(verdict, Fault("log is shorter than a checkpoint", proven, None, detail, size - 1))
        _unplaced(verdict)
    return verdict


def _walk(signed: dict[int, bytes], anchors: dict[int, bytes], verdict: Verdict) -> tuple[Frontier, int]:
    """Every leaf against its entry, the growing tree against the signed roots.

    Gives the tree, and the greatest size at which it agreed with what was signed.
    """
    frontier = Frontier()
    known = {"log differs from a signed checkpoint": signed, "log differs from the anchor": anchors}
    agreed = dict.fromkeys(known, 0)
    sizes = signed.keys() | anchors.keys()
    gaps, simulated_ones = 0, 0
    for expected, (index, stored, wrong, entry_id, simulated) in enumerate(_rows()):
        if index != expected + gaps:
            _add(verdict, Fault("leaf missing", expected + gaps, None, f"the next leaf is {index}", index - 1))
            gaps = index - expected
        if wrong:
            _add(verdict, Fault(wrong, index, str(entry_id)))
        simulated_ones += bool(simulated)
        frontier.add(stored)
        if frontier.size in sizes:
            _compare(frontier, known, agreed, verdict)
    verdict.simulated = simulated_ones
    return frontier, max(agreed.values(), default=0)


def _compare(frontier: Frontier, known: dict[str, dict[int, bytes]], agreed: dict[str, int], verdict: Verdict) -> None:
    """The tree at this size against what was signed. Once it differs it always will: only the first time says where."""
    size, root = frontier.size, frontier.root()
    for kind, roots in known.items():
        if size not in roots or kind not in agreed:
            continue
        if roots[size] == root:
            agreed[kind] = size
        else:
            _add(verdict, Fault(kind, agreed.pop(kind), None, f"first seen at size {size}", size - 1))


def _signed(notes: dict[int, Checkpoint], verdict: Verdict) -> dict[int, bytes]:
    """The roots of the checkpoints that this instance signed; what a row says beside its note must agree with it."""
    roots = {}
    for size, checkpoint in notes.items():
        if not note_is_signed(checkpoint.note):
            _add(verdict, Fault("checkpoint not signed by this instance", size - 1))
            continue
        lines = checkpoint.note.split("\n")
        root = base64.b64decode(lines[2])
        if int(lines[1]) != size or bytes(checkpoint.root_hash) != root or _counted(checkpoint) != root:
            _add(verdict, Fault("checkpoint differs from what was signed", size - 1))
        roots[int(lines[1])] = root
    return roots


def _counted(checkpoint: Checkpoint) -> bytes:
    """The root that a checkpoint's own row leads to; nothing when somebody has made nonsense of the row."""
    try:
        return Frontier(checkpoint.size, [base64.b64decode(one) for one in checkpoint.frontier]).root()
    except (TypeError, ValueError):
        return b""


def _rows() -> Iterator[tuple[int, bytes, str | None, Any, bool]]:
    """Leaves in order: place, hash, and where the entry is not what the hash says, what is wrong with which.

    The database hashes what it stores: a million texts that only come here to be hashed take longer than all the rest.
    It is asked for a stretch at a time, since several processes work at a statement, and never at a cursor.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(index), max(index) FROM audit_leaf")
        first, last = cursor.fetchone()
    # The driver's own cursor: hashes come as bytes, not as text to be read.
    with psycopg.Cursor(connection.connection) as cursor:
        for start in range(first, last + 1, _STRETCH) if first is not None else ():
            cursor.execute(_JUDGED, [start, start + _STRETCH], binary=True)
            yield from cursor.fetchall()


_STRETCH: Final = 200_000
# "OFFSET 0" keeps the planner from writing the hash into every place where its result is asked for.
_JUDGED: Final = f"""
SELECT index, leaf_hash, wrong, CASE WHEN wrong IS NOT NULL THEN entry_id END, is_simulated FROM (
    SELECT l.index, l.leaf_hash, l.entry_id, e.is_simulated,
        CASE WHEN e.id IS NULL THEN 'entry removed'
            WHEN sha256('\\x00'::bytea || convert_to({CANONICAL}, 'UTF8')) <> l.leaf_hash THEN 'entry changed' END AS wrong
    FROM audit_leaf l LEFT JOIN audit_entry e ON e.id = l.entry_id
    WHERE l.index >= %s AND l.index < %s OFFSET 0
) AS leaf ORDER BY index
"""  # noqa: S608 - no input in it


def _add(verdict: Verdict, fault: Fault) -> None:
    if len(verdict.faults) < _FAULTS_SHOWN:
        verdict.faults.append(fault)


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
    hashes = [
        bytes(h)
        for h in Leaf.objects.filter(index__lt=checkpoint.size).order_by("index").values_list("leaf_hash", flat=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {CANONICAL} FROM audit_entry e WHERE e.id = %s", [entry_id])  # noqa: S608 - no input in it
        text = cursor.fetchone()[0]
    return {
        "entry": text,
        "index": leaf.index,
        "path": [base64.b64encode(h).decode() for h in inclusion_path(hashes, leaf.index)],
        "checkpoint": checkpoint.note,
    }
