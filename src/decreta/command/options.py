"""Options that several commands share."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", help="Directory of the installation (DECRETA_DATA; else .decreta here).", show_default=False
    ),
]


class Form(enum.StrEnum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"
