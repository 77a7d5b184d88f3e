"""What writes the book of a register that is closed: the area of the books enters itself, this one draws none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.documents.models import Series


@dataclass(frozen=True)
class Closing:
    """A register about to be closed: by whom, why, when."""

    series: Series
    reason: str
    by: Actor
    at: dt.datetime


#: Gives the signed and sealed book as PDF. Runs with no transaction open.
Writer = Callable[[Closing], bytes]
_writers: list[Writer] = []


def register(writer: Writer) -> None:
    """Enter what writes the book; the newest one counts."""
    _writers.append(writer)


def written(closing: Closing) -> bytes:
    """The book of a register that is being closed."""
    return _writers[-1](closing)
