"""Words recognised in the picture of a page, by tesseract: their places, and a layer of text for the page."""

from __future__ import annotations

import csv
import os
import subprocess
from pathlib import Path
from typing import Any

from decreta.capture.workbench.pages import image_of, opened
from decreta.capture.workbench.programs import Refused

_DPI = 300
_SECONDS = 60


def recognise(folder: Path, *, tesseract: str, page: int, languages: str) -> dict[str, Any]:
    """Read one page of `in-0`; its text goes to `out.pdf`, its words are the answer, with how sure they are."""
    with opened(folder) as paper:
        width, height = paper[page].get_size()
        image = image_of(paper[page], width=width / 72 * _DPI, grey=True)
    scale = width / image.width
    dots = max(72, round(72 / scale))
    image.save(folder / "page.png", dpi=(dots, dots))
    command = [tesseract, str(folder / "page.png"), str(folder / "out"), "-l", languages, "--dpi", str(dots)]
    command += ["-c", "textonly_pdf=1", "pdf", "tsv"]
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            timeout=_SECONDS,
            env={"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise Refused("too_much") from None
    if done.returncode:
        raise Refused("not_recognised")
    found, surety = _words(folder / "out.tsv", scale)
    (folder / "out.tsv").unlink()
    return {"width": round(width, 1), "height": round(height, 1), "words": found, "surety": surety}


def _words(path: Path, scale: float) -> tuple[list[list[Any]], float]:
    found, weight, letters = [], 0.0, 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = (row.get("text") or "").strip()
            if row.get("level") != "5" or not text:
                continue
            left, top, across, down = (int(row[name]) * scale for name in ("left", "top", "width", "height"))
            sure = max(0, round(float(row["conf"])))
            box = (round(one, 1) for one in (left, top, left + across, top + down))
            found.append([text, *box, sure])
            weight, letters = weight + sure * len(text), letters + len(text)
    return found, round(weight / letters, 1) if letters else 0.0
