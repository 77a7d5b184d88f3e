"""Hashes of files, and of the sheet that lists them."""

from __future__ import annotations

import hashlib
from pathlib import Path

_PIECE = 1024 * 1024


def of_file(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def write_sums(folder: Path, name: str) -> None:
    """A sheet of the files directly in a folder, in the form that `sha256sum --check` reads."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != name)
    (folder / name).write_text("".join(f"{of_file(path)}  {path.name}\n" for path in files), encoding="utf-8")


def read_sums(path: Path) -> dict[str, str]:
    """Hash by file name."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
