"""The scenario as a sequence of moments: every act runs when it happened, on a clock that stands there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from decreta.core import clock


@dataclass(frozen=True)
class Step:
    """Something that happens at a moment; `weight` is its share of the progress bar."""

    at: dt.datetime
    run: Callable[[], None]
    weight: int = 1


@dataclass
class Timeline:
    """Steps in any order, run in the order of time; steps of one moment in the order in which they were added."""

    steps: list[Step] = field(default_factory=list)

    def at(self, moment: dt.datetime, run: Callable[[], None], *, weight: int = 1) -> None:
        self.steps.append(Step(moment, run, weight))

    @property
    def weight(self) -> int:
        return sum(step.weight for step in self.steps)

    def play(self, tick: Callable[[int], None]) -> None:
        """Run everything, each step on its own standing clock."""
        for step in sorted(self.steps, key=lambda one: one.at):
            with clock.frozen(step.at):
                step.run()
            tick(step.weight)
