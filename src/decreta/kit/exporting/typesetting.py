"""Papers of many rows: set in parts, each in a process of its own, and bound together. The same content, the same bytes."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

import pikepdf

from decreta.core.errors import DecretaError
from decreta.core.letters import FONTS, printable

_HERE: Final = Path(__file__).resolve().parent
LAYOUTS: Final = _HERE.parent / "layouts"
#: So many rows are set at once: some 250 MB of the typesetter's memory.
PART: Final = 1500
_SECONDS: Final = 120
#: So much of what the typesetter says is kept when it fails.
_WORDS: Final = 2000
#: Whole papers are tagged for readers' aids; bound ones keep the archival standard without tags.
WHOLE, BOUND = "a-2a", "a-2b"


class TypesettingError(DecretaError):
    """The typesetter made no paper; its own words are the text."""


def write(
    layout: str,
    data: Mapping[str, Any],
    rows: Iterable[list[str]],
    to: BinaryIO,
    *,
    moment: dt.datetime,
    layouts: Path = LAYOUTS,
) -> None:
    """Set a layout (of a folder of layouts) with its data and rows, and write the paper.

    The layout is told whether a part is the first, the last, and on which page it begins.
    """
    parts = _parts(iter(rows))
    with tempfile.TemporaryDirectory(prefix="decreta-paper-") as folder:
        files: list[Path] = []
        place, page = Path(folder), 1
        part, following = next(parts, []), next(parts, None)
        is_whole = following is None
        while True:
            more = {"first": not files, "last": following is None, "whole": is_whole, "page": page}
            standard = WHOLE if is_whole else BOUND
            set_part = _set(place / str(len(files)), layouts / layout, {**data, **more}, part, moment, standard)
            files.append(set_part)
            if following is None:
                break
            with pikepdf.open(set_part) as paper:
                page += len(paper.pages)
            part, following = following, next(parts, None)
        _bind(files, to)


def _parts(rows: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    while part := list(islice(rows, PART)):
        yield part


def _set(
    folder: Path, layout: Path, data: Mapping[str, Any], rows: list[list[str]], moment: dt.datetime, standard: str
) -> Path:
    folder.mkdir()
    for source in layout.parent.glob("*.typ"):
        shutil.copy(source, folder / source.name)
    (folder / "main.typ").write_text(f'#include "{layout.name}"\n', encoding="utf-8")
    # Names and states come again and again.
    shown = lru_cache(maxsize=4096)(printable)
    _dump(folder / "rows.json", [[shown(text) for text in row] for row in rows])
    # The typesetter counts in whole seconds.
    order = {
        "data": data,
        "moment": moment.replace(microsecond=0).isoformat(),
        "standard": standard,
        "fonts": str(FONTS),
    }
    _dump(folder / "order.json", order)
    # Nothing of this process goes along but what a program needs to start.
    environment = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    command = [sys.executable, str(_HERE / "typesetter.py"), str(folder)]
    done = subprocess.run(command, check=False, timeout=_SECONDS, env=environment, capture_output=True)
    if done.returncode:
        raise TypesettingError(done.stderr.decode(errors="replace")[-_WORDS:])
    return folder / "paper.pdf"


def _dump(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _bind(files: list[Path], to: BinaryIO) -> None:
    """Several papers as one, in order."""
    if len(files) == 1:
        to.write(files[0].read_bytes())
        return
    with pikepdf.open(files[0]) as book:
        for path in files[1:]:
            with pikepdf.open(path) as part:
                book.pages.extend(part.pages)
        book.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
