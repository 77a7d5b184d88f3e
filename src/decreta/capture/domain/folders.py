"""The scan folder: finished files are taken into the tray, each once, and laid into `done` or `refused`."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import translation

from decreta.capture.domain.taking_in import bring
from decreta.capture.enums import Way
from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.files import limits
from decreta.organisation.models import Organisation

#: So long a file must have been left alone: a scanner still writes to a younger one.
_REST: Final = 10
_UNFINISHED: Final = frozenset({".part", ".tmp", ".crdownload", ".filepart"})
DONE, REFUSED = "done", "refused"


def sweep(*, by: Actor) -> int:
    """Take in what lies finished in the folders of all organisations; how many files were worked off.

    A folder bears the code of its organisation. A file is taken in first and moved then: when the process dies
    between the two, the key under which it came says so at the next sweep, and it is only moved.
    """
    root: Path | None = settings.DECRETA_SCAN_FOLDER
    if root is None or not root.is_dir():
        return 0
    known = {one.code: one for one in Organisation.objects.valid_on(clock.today())}
    worked = 0
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and not path.is_symlink()):
        house = known.get(folder.name)
        for path in _finished(folder) if house else ():
            assert house is not None
            _work_off(house, folder, path, by=by)
            worked += 1
    return worked


def _finished(folder: Path) -> Iterator[Path]:
    """Plain files that nobody writes to any more, the oldest first."""
    found = []
    for path in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):
            facts = path.lstat()
            is_plain = path.is_file() and not path.is_symlink() and not path.name.startswith(".")
            if is_plain and path.suffix.lower() not in _UNFINISHED and time.time() - facts.st_mtime >= _REST:
                found.append((facts.st_mtime_ns, path))
    yield from (path for _moment, path in sorted(found))


def _work_off(house: Organisation, folder: Path, path: Path, *, by: Actor) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        if path.stat().st_size > limits.max_bytes():
            # Never read: a file of many gigabytes would fill the memory before it is refused.
            _move(path, folder / REFUSED, f"> {limits.max_bytes() // 1_000_000} MB")
            return
        content = path.read_bytes()
        key = _key(path, content)
        if not TrayPaper.objects.filter(organisation=house, came_key__startswith=key).exists():
            try:
                bring(organisation=house, name=path.name, content=content, way=Way.FOLDER, came_key=key, by=by)
            except ActRefused as refusal:
                _move(path, folder / REFUSED, "\n".join(str(problem) for problem in refusal.problems))
                return
        _move(path, folder / DONE)


def _key(path: Path, content: bytes) -> str:
    """What a file came as: its name, its moment and its bytes. The same scan laid in anew is another."""
    digest = hashlib.sha256(f"{path.name}\0{path.stat().st_mtime_ns}\0".encode())
    digest.update(content)
    return digest.hexdigest()


def _move(path: Path, to: Path, reason: str = "") -> None:
    """Lay it aside under a name that is free; the reason beside it, first."""
    to.mkdir(exist_ok=True)
    target = to / path.name
    number = 1
    while target.exists():
        number += 1
        target = to / f"{path.stem} ({number}){path.suffix}"
    if reason:
        note = target.with_name(f"{target.name}.txt")
        note.write_text(f"{reason}\n", encoding="utf-8")
    path.replace(target)
