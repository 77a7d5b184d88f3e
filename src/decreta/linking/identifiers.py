"""How identifiers are compared and written: `CODE: identifier`, several separated by semicolons or lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from decreta.core.texts import fold

_PARTS = re.compile(r"[;\n\r]+")
T = TypeVar("T")


def key_of(value: str) -> str:
    """An identifier as it is compared: `NV 12/03` and `nv-12-03` are the same, `12` and `1.2` are not."""
    return fold(value).replace(" ", "-")[:120]


def parted(text: str) -> list[str]:
    """The identifiers that somebody typed into one field."""
    return [one for one in (part.strip() for part in _PARTS.split(text)) if one]


def written(code: str, value: str) -> str:
    """An identifier with the code of its tracker."""
    return f"{code}: {value}"


def read(text: str, trackers: Mapping[str, T]) -> tuple[T, str] | None:
    """The tracker and the identifier in `CODE: identifier`; the code may be left out where there is one tracker."""
    code, colon, value = text.partition(":")
    if colon and (found := trackers.get(code.strip().lower())) is not None:
        return (found, value.strip()) if value.strip() else None
    if len(trackers) == 1 and text.strip():
        return next(iter(trackers.values())), text.strip()
    return None


def joined(values: Sequence[str]) -> str:
    """Identifiers in one field."""
    return "; ".join(values)
