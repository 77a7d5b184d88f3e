"""The wheel's dependencies are the lines of requirements/base.in: they are written once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class RequirementsHook(MetadataHookInterface):
    """Fills `dependencies` when the wheel is built."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Read the list; comments and constraints are not dependencies."""
        lines = (Path(self.root) / "requirements" / "base.in").read_text(encoding="utf-8").splitlines()
        stripped = (line.split("#")[0].strip() for line in lines)
        metadata["dependencies"] = [line for line in stripped if line and not line.startswith("-")]
