"""The programs of the scenario: one for each person in a post."""

from __future__ import annotations

from functools import cache
from typing import Any

from decreta.web.demo.people import holding
from tests.api.machine import Machine


@cache
def machine(login: str, post: str) -> Machine:
    """The program of a person in a post."""
    return Machine(login, holding(login, post).pk, lang="vi")


def of(row: dict[str, Any]) -> Machine:
    return machine(row["login"], row["post"])


def forget() -> None:
    """Machines belong to one database."""
    machine.cache_clear()
