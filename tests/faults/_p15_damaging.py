"""Ways in which a backup goes bad on a shelf. Each must be refused, and what is bad be named."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from decreta.command.backups import checking, hashing, layout
from decreta.command.backups.layout import BackupError

Damage = Callable[[Path, random.Random], str]


def flip(folder: Path, chance: random.Random) -> str:
    """One bit of one file, any."""
    path = chance.choice(_files(folder))
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return _rewritten(path, bytes(content))


def cut(folder: Path, chance: random.Random) -> str:
    """A file that ends too early, as on a full disk."""
    path = chance.choice(_files(folder))
    content = path.read_bytes()
    return _rewritten(path, content[: chance.randrange(len(content))])


def truncated_dump(folder: Path, chance: random.Random) -> str:
    """The dump of the database, half of it."""
    path = folder / layout.DUMP
    return _rewritten(path, path.read_bytes()[: path.stat().st_size // 2])


def lose(folder: Path, chance: random.Random) -> str:
    """A file that is not there."""
    path = chance.choice(_files(folder))
    path.unlink()
    return path.name


def lose_the_list(folder: Path, chance: random.Random) -> str:
    """A line of the list of files, and the file with it; the sheet is written anew."""
    path = folder / layout.BLOB_LIST
    lines = path.read_text(encoding="ascii").splitlines(keepends=True)
    lost = lines.pop(chance.randrange(len(lines)))
    layout.blob_path(folder, lost.split()[0]).unlink()
    _rewritten(path, "".join(lines).encode())
    hashing.write_sums(folder, layout.SUMS)
    return layout.BLOB_LIST


def newer(folder: Path, chance: random.Random) -> str:
    """Made by a version that does not exist yet."""
    path = folder / layout.MANIFEST
    _rewritten(path, path.read_bytes().replace(b'"version": "', b'"version": "99.'))
    hashing.write_sums(folder, layout.SUMS)
    return "99."


KINDS: tuple[Damage, ...] = (flip, cut, truncated_dump, lose, lose_the_list, newer)


def damage_everything(backups: Path, scratch: Path, rounds: int, chance: random.Random) -> dict[str, Any]:
    """Every kind of damage, so many times, each on a fresh copy."""
    whole = layout.chosen(backups)
    checking.check(whole)
    tried = accepted = unnamed = 0
    for kind in KINDS:
        for _ in range(rounds):
            shutil.rmtree(scratch, ignore_errors=True)
            shutil.copytree(whole, scratch, copy_function=os.link)
            named = kind(scratch, chance)
            tried += 1
            try:
                checking.check(scratch)
            except BackupError as error:
                if named not in str(error):
                    unnamed += 1
                    print(f"{kind.__name__}: {named} is not named: {error}")
            else:
                accepted += 1
                print(f"{kind.__name__}: {named} was accepted")
    shutil.rmtree(scratch)
    return {"damaged": tried, "damage_accepted": accepted, "damage_not_named": unnamed}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)


def _rewritten(path: Path, content: bytes) -> str:
    path.unlink()  # it is linked to the whole one
    path.write_bytes(content)
    return path.name
