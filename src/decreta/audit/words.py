"""What the log's entries say, in words of the office: each area enters the words of its own acts.

An area has them in `log_words.py` and enters them at start-up. A test proves that no kind of entry is without words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from decreta.audit.facts import FACTS

Texts = Mapping[str, "str | Promise"]


@dataclass(frozen=True)
class Words:
    """What one area says of its entries."""

    #: What the kinds of its acts begin with, and how readers call what these acts are on.
    area: str
    name: str | Promise
    #: Where it stands among the areas that the log can be narrowed to.
    order: int
    #: By the kind of entry.
    acts: Texts
    #: By the kind of thing that an entry is on.
    things: Texts = field(default_factory=dict)
    #: Names of facts that no other area records (those that several do stand in `facts`). A fact without words stands
    #: as the program calls it: only those that readers meet often have some.
    facts: Texts = field(default_factory=dict)


@dataclass
class _Registry:
    areas: dict[str, Words] = field(default_factory=dict)
    acts: dict[str, str | Promise] = field(default_factory=dict)
    things: dict[str, str | Promise] = field(default_factory=dict)
    facts: dict[str, str | Promise] = field(default_factory=lambda: dict(FACTS))


_registry = _Registry()


def register(words: Words) -> None:
    """Enter what an area says of its entries."""
    _registry.areas[words.area] = words
    _registry.acts |= words.acts
    _registry.things |= words.things
    _registry.facts |= words.facts


def registered() -> list[Words]:
    """What every area entered, in the order in which readers see the areas."""
    return sorted(_registry.areas.values(), key=lambda words: words.order)


def areas() -> dict[str, str | Promise]:
    """The areas that the log can be narrowed to, with their names."""
    return {words.area: words.name for words in registered()}


def act(kind: str) -> str:
    """The act in words; a kind without words stands as it is."""
    return str(_registry.acts.get(kind, kind))


def thing(kind: str) -> str:
    """What an entry is on."""
    return str(_registry.things.get(kind, kind))


def fact(name: str) -> str:
    """The name of a fact."""
    return str(_registry.facts.get(name, name))
