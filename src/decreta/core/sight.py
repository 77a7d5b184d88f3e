"""Who sees a thing now, and how secret it is: asked anew at the moment at which something leaves the house.

What goes out by mail, to a program or into a calendar waits first; meanwhile a post may have ended and a paper may
have been closed. Areas register, by the log's name for a thing (`documents.document`), how those that an actor sees
are found. A kind that nobody has registered is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from decreta.core.actor import Actor

#: Gives the level of secrecy (0: none) of those among the ids that the actor sees. One statement for any number.
Look = Callable[[Actor, Iterable[str]], Mapping[str, int]]
#: The address of a thing's page within the site, by its id.
Page = Callable[[str], str]
#: Those among the ids of whose words the actor is told none, although he sees that they are. One statement.
Withheld = Callable[[Actor, Iterable[str]], Iterable[str]]
Ref = tuple[str, str]


@dataclass(frozen=True)
class Kind:
    """How things of a kind are looked for. `is_public`: everybody who may sign in sees them."""

    look: Look
    page: Page | None = None
    is_public: bool = False
    withheld: Withheld | None = None


_KINDS: dict[str, Kind] = {}


def register(
    kind: str, look: Look, *, page: Page | None = None, is_public: bool = False, withheld: Withheld | None = None
) -> None:
    """Say who sees things of a kind, and from whom their words are withheld."""
    _KINDS[kind] = Kind(look, page, is_public, withheld)


def is_known(kind: str) -> bool:
    """Whether anybody can see things of a kind."""
    return kind in _KINDS


def is_public(kind: str) -> bool:
    """Whether everybody who may sign in sees things of a kind."""
    return kind in _KINDS and _KINDS[kind].is_public


def page_of(ref: Ref) -> str:
    """Where a thing's page is within the site; empty when it has none of its own."""
    kind = _KINDS.get(ref[0])
    return kind.page(ref[1]) if kind is not None and kind.page is not None else ""


def withheld(actor: Actor, refs: Iterable[Ref]) -> frozenset[Ref]:
    """The things whose words the actor is not told now. One statement for each kind that has such things."""
    wanted: dict[str, list[str]] = {}
    for kind, one in dict.fromkeys(refs):
        if kind in _KINDS and _KINDS[kind].withheld is not None:
            wanted.setdefault(kind, []).append(one)
    return frozenset(
        (kind, str(one)) for kind, ids in wanted.items() if (ask := _KINDS[kind].withheld) for one in ask(actor, ids)
    )


def seen(actor: Actor, refs: Iterable[Ref]) -> dict[Ref, int]:
    """The level of secrecy of every thing that the actor sees now. What is missing in the answer is not seen."""
    wanted: dict[str, list[str]] = {}
    for kind, one in dict.fromkeys(refs):
        if kind in _KINDS:
            wanted.setdefault(kind, []).append(one)
    return {
        (kind, str(one)): level for kind, ids in wanted.items() for one, level in _KINDS[kind].look(actor, ids).items()
    }
