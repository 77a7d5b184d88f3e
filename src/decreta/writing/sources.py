"""Things from which a person comes to begin a draft: a letter to answer, a task, a sitting.

Areas above enter theirs here. Each gives the values of some fields (`words.ASKED`), and only for who may see the thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from decreta.core.actor import Actor

#: The values of a thing's fields, in a language; None when the actor may not see it.
Source = Callable[[Actor, UUID, str], Mapping[str, str] | None]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Register what stands behind `?name=…` in the address of a beginning."""
    _sources[name] = source


def names() -> list[str]:
    """The names under which something can be given."""
    return sorted(_sources)


def values(name: str, actor: Actor, key: UUID, language: str) -> Mapping[str, str] | None:
    """What a thing says of the fields."""
    return _sources[name](actor, key, language)
