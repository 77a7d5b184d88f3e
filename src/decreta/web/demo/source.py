"""Reading the scenario's files."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from decreta.core import clock
from decreta.core.errors import DecretaError


class ScenarioMissingError(DecretaError):
    """The scenario's files are not where they should be."""


def folder() -> Path:
    """Where the scenario stands: beside the checkout, or inside the installed package."""
    package = Path(__file__).resolve().parents[2]
    for candidate in (package.parent.parent / "examples" / "scenario", package / "examples" / "scenario"):
        if candidate.is_dir():
            return candidate
    raise ScenarioMissingError("examples/scenario")


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the scenario."""
    return dict(yaml.safe_load((folder() / name).read_text(encoding="utf-8")))


def moment(day: dt.date | dt.datetime | str, hour: int = 9, minute: int = 0) -> dt.datetime:
    """A moment of the scenario in the office's time."""
    if isinstance(day, str):
        day = dt.datetime.fromisoformat(day) if len(day) > 10 else dt.date.fromisoformat(day)
    if isinstance(day, dt.datetime):
        return day if day.tzinfo else day.replace(tzinfo=clock.zone())
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=clock.zone())
