"""What a body without rules of its own goes by: the defaults of its regime, in the files beside this module."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


@functools.cache
def defaults_of(regime: str) -> dict[str, Any]:
    """The facts of a regime; an unknown one is taken as `generic`."""
    path = _FOLDER / f"{regime}.yaml"
    if regime not in {one.stem for one in _FOLDER.glob("*.yaml")}:
        path = _FOLDER / "generic.yaml"
    with path.open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.safe_load(file)
        return found
