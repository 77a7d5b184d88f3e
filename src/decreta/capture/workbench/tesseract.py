"""Whether images can be read here, and in which languages."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache


@cache
def program() -> str:
    """The recognition program, empty where there is none."""
    return shutil.which("tesseract") or ""


@cache
def languages() -> frozenset[str]:
    """The languages whose data are installed, by tesseract's codes."""
    if not program():
        return frozenset()
    listed = subprocess.run([program(), "--list-langs"], check=False, capture_output=True, text=True, timeout=20)
    return frozenset(line.strip() for line in listed.stdout.splitlines()[1:] if line.strip())


def orders(*wanted: str) -> list[str]:
    """The orders of languages that can be tried, each as tesseract takes it."""
    there = languages()
    kept = ["+".join(code for code in each.split("+") if code in there) for each in wanted]
    return [each for each in dict.fromkeys(kept) if each]
