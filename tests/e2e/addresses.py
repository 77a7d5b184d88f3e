"""Every address of the application with the arguments of a loaded demonstration; prints them as JSON.

Runs as a process of its own (`python -m tests.e2e.addresses`), because the tests' Django knows only the tests' database.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What nothing in the scenario has as its key.
NOTHING = "00000000-0000-7000-8000-000000000000"


def addresses_of(data: Path) -> dict[str, str]:
    """The paths of all named addresses in the demonstration of a data directory."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
    wanted = {**own, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "DECRETA_DATA": str(data)}
    command = [sys.executable, "-m", "tests.e2e.addresses"]
    done = subprocess.run(command, env=wanted, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def main() -> None:
    """Print the paths."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decreta.config.settings")
    django.setup()
    from django.urls import reverse
    from django.urls.converters import IntConverter

    from tests.access.stage_machine import is_machine
    from tests.access.trying import every_address
    from tests.e2e.things import arguments

    known = arguments()
    found = {}
    for name, pattern in every_address().items():
        if is_machine(name):
            continue  # for programs: there is no page to look at
        wanted = pattern.pattern.converters
        given = known[name]() if wanted and name in known else {}
        nothing = {key: 1 if isinstance(one, IntConverter) else NOTHING for key, one in wanted.items()}
        found[name] = reverse(name, kwargs=nothing | {key: given[key] for key in wanted if key in given})
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
