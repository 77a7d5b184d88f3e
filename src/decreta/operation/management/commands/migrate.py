"""Django's `migrate`, which makes an empty database by the prepared schema before it applies what is newer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from decreta.operation import baseline

_ONLY_LOOKING_OR_A_PART = ("app_label", "plan", "check_unapplied", "fake", "fake_initial", "prune")


class Command(migrate.Command):
    """Bring a database up to date."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--one-by-one",
            action="store_true",
            help="Make an empty database by its migrations alone, which takes long.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Lay the prepared schema down where there is nothing, then migrate."""
        if not options.pop("one_by_one", False) and not any(options.get(name) for name in _ONLY_LOOKING_OR_A_PART):
            baseline.lay_down(connections[options["database"]])
        super().handle(*args, **options)
