"""Spells of tasks: compared with the facts, or all made anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from decreta.directives.domain import counting
from decreta.directives.queries.uncounted import uncounted


class Command(BaseCommand):
    """`decreta manage spells`: names the tasks whose spells are not what their facts make; `--anew` counts every task."""

    help = "Compare the spells of every task, from which supervision is counted, with its facts."

    def add_arguments(self, parser: CommandParser) -> None:
        """One choice."""
        parser.add_argument("--anew", action="store_true", help="count every task anew, as after a change of the zone")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count or compare. Raises CommandError where spells differ."""
        if options["anew"]:
            self.stdout.write(f"{counting.count_everything()} tasks counted.")
            return
        waiting = uncounted()
        if waiting is None:
            raise CommandError("Too many tasks wait to be counted; a worker does it, or --anew.")
        found = list(counting.differing(waiting))
        if found:
            raise CommandError("Spells differ from the facts of: " + ", ".join(map(str, found)))
        self.stdout.write(f"The spells of every task are what its facts make; {len(waiting)} tasks wait to be counted.")
