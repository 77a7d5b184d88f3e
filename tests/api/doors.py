"""The addresses of the API by their names, read: the application itself reads them when a program asks."""

from __future__ import annotations

from decreta.api.describing import DOORS, Door
from decreta.api.house import house

__all__ = ["DOORS", "Door", "house"]
