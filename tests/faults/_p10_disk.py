"""Every file of an installation, searched for thousands of things at once.

Each thing by itself would be looked for in each file: thousands of times a gigabyte. Instead a file is cut into blocks of
eight bytes, and the blocks are looked up among the pieces of all things: whatever is at least fifteen bytes long has one
of its pieces on a block, wherever it begins. What is met so is then looked for in that file alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

_BLOCK = 8
#: The folder of an unpacked backup is called so.
BACKUP = "p10-backup"
_SHORTEST = 2 * _BLOCK - 1


class Disk:
    """Every file of an installation, read once."""

    def __init__(self, *homes: Path) -> None:
        self.files: dict[str, bytes] = {}
        for path in (one for home in homes for one in (sorted(home.rglob("*")) if home.is_dir() else [home])):
            if path.is_file():
                try:
                    self.files[str(path)] = path.read_bytes()
                except OSError:
                    continue  # a file of the server that went away in between

    def kinds(self) -> dict[str, list[bytes]]:
        """The files by what they are: tables with their dead rows, the journal, what was backed up, everything else."""
        found: dict[str, list[bytes]] = {}
        for name, data in self.files.items():
            kind = "journal" if "pg_wal" in name else "tables" if "/base/" in f"/{name}" else "other"
            found.setdefault("backup" if BACKUP in name else kind, []).append(data)
        return found

    def holds(self, needles: Iterable[bytes]) -> int:
        """How many of these are anywhere."""
        return len(places(set(needles), list(self.files.values())))


def places(needles: Iterable[bytes], data: Sequence[bytes]) -> dict[bytes, tuple[int, int]]:
    """Where each is found first: number of the file, and where in it. What is nowhere is left out."""
    missing, found = set(needles), dict[bytes, tuple[int, int]]()
    short = {one for one in missing if len(one) < _SHORTEST}
    pieces = _pieces(missing - short)
    known = frozenset(pieces)
    for number, one in enumerate(data):
        for needle in (short.union(*(pieces[piece] for piece in known.intersection(_blocks(one))))) & missing:
            if (at := one.find(needle)) >= 0:
                found[needle] = (number, at)
                missing.discard(needle)
    return found


def _pieces(needles: Iterable[bytes]) -> dict[int, set[bytes]]:
    """The things by each piece that may lie on a block."""
    found: dict[int, set[bytes]] = {}
    for needle in needles:
        for start in range(_BLOCK):
            piece = memoryview(needle[start : start + _BLOCK]).cast("Q")[0]
            found.setdefault(piece, set()).add(needle)
    return found


def _blocks(data: bytes) -> memoryview:
    return memoryview(data)[: len(data) // _BLOCK * _BLOCK].cast("Q")
