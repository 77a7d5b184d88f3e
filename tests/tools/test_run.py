"""The one script: what its help names exists, and what does not exist is said."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = {"bench": ROOT / "bench", "load": ROOT / "tests" / "load", "faults": ROOT / "tests" / "faults"}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(ROOT / "run"), *arguments], check=False, capture_output=True, text=True)


def names_of(task: str) -> list[str]:
    """What can be run, by its files."""
    found = [path for path in KINDS[task].glob("*.py") if '__name__ == "__main__"' in path.read_text(encoding="utf-8")]
    return sorted(path.stem for path in found)


@pytest.mark.parametrize("task", KINDS)
def test_the_help_names_what_there_is(task: str) -> None:
    assert names_of(task)
    (line,) = [line for line in run("help").stdout.splitlines() if line.startswith(f"./run {task} ")]
    assert line.rpartition(": ")[2].lower() == ", ".join(names_of(task))
    asked = run(task, "help")
    assert (asked.returncode, asked.stdout) == (0, f"Name one of: {', '.join(names_of(task))}\n")


@pytest.mark.parametrize("task", KINDS)
def test_a_name_that_is_not_there_is_an_error_with_the_names(task: str) -> None:
    asked = run(task, "nothing")
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr == f"Name one of: {', '.join(names_of(task))}\n"


def test_an_unknown_task_is_an_error_with_the_help() -> None:
    asked = run("nothing")
    assert asked.returncode == 2
    assert "./run demo" in asked.stderr
