"""What areas above ask in the form of a report, and what they make of the answers in the same act.

They enter themselves here, so that this area need not know what can follow from a report: an obstacle with its owner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from decreta.assignments.models import Assignment, Report
from decreta.core.actor import Actor


@dataclass(frozen=True)
class Addition:
    """Fields that stand in the form behind the obstacle, and what follows from what was entered there."""

    fields: Callable[[Assignment, Actor], Mapping[str, forms.Field]]
    follow: Callable[[Report, Mapping[str, Any], Actor], None]


_additions: dict[str, Addition] = {}


def register(name: str, addition: Addition) -> None:
    """Register what an area asks."""
    _additions[name] = addition


def fields_for(assignment: Assignment, by: Actor) -> dict[str, forms.Field]:
    """Everything that is asked besides."""
    return {name: one for each in _additions.values() for name, one in each.fields(assignment, by).items()}


def follow(report: Report, said: Mapping[str, Any], by: Actor) -> None:
    """Everything that follows. What is refused is refused with the report. Raises ActRefused."""
    for each in _additions.values():
        each.follow(report, said, by)
