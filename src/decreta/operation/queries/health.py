"""Whether the installation can answer, and whether what runs beside the web process does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy as _

from decreta.operation.queries import figures

#: A worker gives a sign of life every ten seconds.
WORKER_SECONDS: Final = 60.0
#: An entry gets its place within a second.
LOG_SECONDS: Final = 60.0
LEAST_FREE_BYTES: Final = 512 * 1024**2
NAMES: Final = {
    "database": _("Database"),
    "migrations": _("Tables of this version"),
    "disk": _("Room on the disk"),
    "worker": _("Worker"),
    "log": _("Log"),
}
#: Without these no page can be answered; the others are missed only later.
NEEDED: Final = frozenset({"database", "migrations", "disk"})

_migrated = False


@dataclass(frozen=True)
class Health:
    """What was looked at, and whether it is well."""

    checks: dict[str, bool]

    @property
    def is_ready(self) -> bool:
        """Whether pages can be answered."""
        return all(self.checks[name] for name in NEEDED)

    @property
    def is_well(self) -> bool:
        return all(self.checks.values())

    @property
    def word(self) -> str:
        """For a program that reads it."""
        return "ready" if self.is_well else "degraded" if self.is_ready else "not ready"


def examine() -> Health:
    """Look at everything. Never fails: what cannot be looked at is not well."""
    checks = dict.fromkeys(NAMES, False)
    checks["disk"] = figures.free_bytes() >= LEAST_FREE_BYTES
    try:
        checks["migrations"] = is_migrated()
        checks["database"] = True
        if checks["migrations"]:
            found = figures.read()
            checks["worker"] = found.worker_seconds is not None and found.worker_seconds < WORKER_SECONDS
            checks["log"] = found.log_seconds < LOG_SECONDS
    except Error:
        connection.close()
    return Health(checks)


def is_migrated() -> bool:
    """Whether the database has this version's tables. Once it has, it is not asked again: tables are never taken back."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated
