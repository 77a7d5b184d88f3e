"""Registry of what can be searched: areas register a definition, the search page asks each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from decreta.core.actor import Actor


@dataclass(frozen=True)
class Hit:
    """Something found, and why."""

    title: str
    url: str
    symbol: str = ""
    lang: str = "vi"
    why: str = ""


@dataclass(frozen=True)
class Part:
    """The hits of one area."""

    title: str | Promise
    hits: list[Hit]


@dataclass(frozen=True)
class _Definition:
    title: str | Promise
    find: Callable[[str, Actor], list[Hit]]
    order: int


@dataclass
class _Registry:
    definitions: dict[str, _Definition] = field(default_factory=dict)


_registry = _Registry()


def searchable(name: str, title: str | Promise, find: Callable[[str, Actor], list[Hit]], *, order: int = 50) -> None:
    """Register a search: `find(words, actor)` gives at most a screenful, only what the actor may see."""
    _registry.definitions[name] = _Definition(title, find, order)


def search_everywhere(words: str, actor: Actor) -> list[Part]:
    """Ask every area, in order."""
    ordered = sorted(_registry.definitions.values(), key=lambda one: one.order)
    return [Part(one.title, one.find(words, actor)) for one in ordered]
