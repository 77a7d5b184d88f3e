"""What areas above doubt of a task that is about to be assigned: it is said before, and may be overridden."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from decreta.core.actor import Actor
from decreta.directives.models import Directive


@dataclass(frozen=True)
class Doubt:
    """One sentence, and what it leads to."""

    words: str
    title: str
    title_lang: str
    url: str


#: Gives what it doubts of the arguments of `assign_task`.
Doubter = Callable[[Directive, Mapping[str, Any], Actor], list[Doubt]]
_doubters: dict[str, Doubter] = {}


def register(name: str, doubter: Doubter) -> None:
    """Register what an area doubts."""
    _doubters[name] = doubter


def doubts(directive: Directive, arguments: Mapping[str, Any], by: Actor) -> list[Doubt]:
    """What all areas doubt."""
    return [one for doubter in _doubters.values() for one in doubter(directive, arguments, by)]
