"""How much P1 does, and how much it breaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """How much is done, and how much is broken."""

    browsers: int
    desks: int
    registers: int
    numbers: int
    issues: int
    kills: dict[str, int]


FULL = Scale(
    browsers=64,
    desks=16,
    registers=32,
    numbers=100_000,
    issues=2_000,
    kills={"writer": 16, "web": 10, "jobs": 4, "log": 4, "session": 8, "backend": 6, "postmaster": 2},
)
QUICK = Scale(
    browsers=6,
    desks=3,
    registers=8,
    numbers=200,
    issues=24,
    kills={"writer": 2, "web": 2, "jobs": 1, "log": 1, "session": 2, "backend": 1, "postmaster": 1},
)
