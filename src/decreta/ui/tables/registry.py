"""Every table by its name: saved views, exports and the command ask here."""

from __future__ import annotations

from typing import Any

from decreta.ui.tables.declaration import Table

_tables: dict[str, Table[Any]] = {}


def register(table: Table[Any]) -> None:
    """Enter a table; the same name again replaces it."""
    _tables[table.name] = table


def named(name: str) -> Table[Any] | None:
    """The table of a name."""
    return _tables.get(name)


def every() -> list[Table[Any]]:
    """All tables, by name."""
    return [_tables[name] for name in sorted(_tables)]
