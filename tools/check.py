"""Every guard that is not a test. `./run check` changes nothing; `./run fix` repairs what can be repaired first.

All guards run even when one fails, so that one call shows everything.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable

GUARDS: dict[str, list[str]] = {
    "style": [PYTHON, "-m", "ruff", "check", "."],
    "form": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "layers": [str(Path(PYTHON).with_name("lint-imports")), "--no-cache"],
    "templates": [PYTHON, "tools/templates.py"],
    "texts": [PYTHON, "tools/messages.py", "check"],
    "pages": [PYTHON, "tools/diagrams.py", "--check"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "django": [PYTHON, "-W", "error::RuntimeWarning", "-m", "django", "check"],
    "types": [PYTHON, "-m", "mypy"],
    "frontend": [PYTHON, "tools/frontend.py", "--types", "--test"],
}
#: Takes as long as all others together where it knows nothing from before, and needs one core: it begins first.
LONGEST = "types"
FIXES: dict[str, list[str]] = {
    "style": [PYTHON, "-m", "ruff", "check", "--fix", "--quiet", "."],
    "form": [PYTHON, "-m", "ruff", "format", "--quiet", "."],
    "texts": [PYTHON, "tools/messages.py", "extract"],
    "pages": [PYTHON, "tools/diagrams.py"],
}


def environment(data: str) -> dict[str, str]:
    """Settings that need no installation: an empty data directory and a database that nothing reaches."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DECRETA_")}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "decreta.config.settings",
        "DECRETA_DATA": data,
        "DECRETA_TESTING": "yes",
        "PYTHONPATH": str(ROOT / "src"),
        # makemigrations asks the database for its history and says so when there is none; nothing is lost here.
        "PYTHONWARNINGS": "ignore:Got an error checking a consistent migration history:RuntimeWarning",
    }


def run(name: str, command: list[str], data: str) -> bool:
    """Run one guard in a directory of its own; its output is shown only when it fails."""
    started = time.monotonic()
    own = Path(data) / name
    own.mkdir()
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=environment(str(own)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    is_well = done.returncode == 0
    print(f"{'ok  ' if is_well else 'BAD '} {name:<12} {time.monotonic() - started:5.1f} s", flush=True)
    if not is_well:
        print(done.stdout.rstrip(), flush=True)
    return is_well


def main(arguments: list[str]) -> int:
    """Run the guards that are named, or all of them."""
    names = [name for name in arguments if not name.startswith("-")]
    unknown = [name for name in names if name not in GUARDS]
    if unknown:
        print(f"No such guard: {', '.join(unknown)}. There are: {', '.join(GUARDS)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="decreta-check-") as data:
        if "--fix" in arguments:
            for name, command in FIXES.items():
                if not names or name in names:
                    subprocess.run(command, check=False, cwd=ROOT, env=environment(data))
        wanted = sorted(names or GUARDS, key=lambda name: name != LONGEST)
        with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as guards:
            results = list(guards.map(lambda name: run(name, GUARDS[name], data), wanted))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
