"""What the workbench can do; runs in a process of its own, without Django and without a database."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

_WHERE = {
    "image_to_pdf": "images",
    "pictures": "pages",
    "words": "pages",
    "sheets": "codes",
    "arrange": "binding",
    "lay_text": "binding",
    "recognise": "recognition",
    "stamp": "stamping",
    "mail": "mails",
    "head": "mails",
}


class Refused(Exception):
    """The file cannot be worked on."""


def run(program: str, folder: str, order: dict[str, Any]) -> dict[str, Any]:
    """Run one program in a folder."""
    part = importlib.import_module(f"decreta.capture.workbench.{_WHERE[program]}")
    try:
        return {"answer": getattr(part, program)(Path(folder), **order)}
    except Refused as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": "too_much"}
