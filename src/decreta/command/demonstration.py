"""The demonstration: a data directory of its own, loaded once through the acts, with a simulated clock.

The loader belongs to the areas: `decreta.web.demo.load(progress)` runs the acts, calling
`progress(done, total, what)`; `decreta.web.demo.cast()` gives the logins as rows (login, password, who).
"""

from __future__ import annotations

import importlib
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from decreta.command import installation
from decreta.command.cluster import prepare_data_directory
from decreta.command.processes import locked
from decreta.config.env import Environment

_LOADING = "loading"
_LOADED = "loaded"


class NotADemonstrationError(Exception):
    """The data directory holds a real installation."""


def claim(data: Path, language: str | None) -> bool:
    """Mark the directory as a demonstration's. True when its data have still to be loaded.

    Raises NotADemonstrationError for a directory with a database that is not a demonstration's.
    """
    marker = data / "demo"
    if not marker.exists() and (data / "postgres.json").exists():
        raise NotADemonstrationError(
            f"{data} holds an installation that is not a demonstration. Choose another directory with --data."
        )
    prepare_data_directory(data)
    if not marker.exists():
        marker.write_text(_LOADING, encoding="ascii")
    if language is not None:
        (data / "language").write_text(language, encoding="ascii")
    return marker.read_text(encoding="ascii").strip() != _LOADED


def load(data: Path, console: Console) -> None:
    """Load the scenario into an empty database. A loading that was cut off is started over from nothing.

    Raises NotADemonstrationError while another process is loading: it would lose its database.
    """
    with locked(data / "demo.lock", wait=False) as is_ours:
        if not is_ours:
            raise NotADemonstrationError(f"Another process is loading the demonstration in {data}. Wait for it.")
        _load(data, console)


def _load(data: Path, console: Console) -> None:
    if Environment().is_embedded:
        installation.empty_database(data)
    installation.set_up()
    installation.migrate()
    loader = importlib.import_module("decreta.web.demo")
    columns = (TextColumn("{task.description:<48}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        line = bar.add_task("", total=None)

        def progress(done: int, total: int, what: str) -> None:
            bar.update(line, completed=done, total=total, description=what)

        loader.load(progress)
    sequence_log()
    (data / "demo").write_text(_LOADED, encoding="ascii")


def sequence_log() -> None:
    """Give every entry its place now, since no worker may be running."""
    importlib.import_module("decreta.audit.sequencer").run()


def print_cast(console: Console) -> None:
    """Print who can sign in."""
    table = Table("Login", "Password", "Who", title="The cast of the demonstration (invented people)")
    for row in importlib.import_module("decreta.web.demo").cast():
        table.add_row(*(str(cell) for cell in row))
    console.print(table)
