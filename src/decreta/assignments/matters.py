"""What is assigned belongs to higher areas; here they say what must follow when one of their matters is assigned.

A task or a directive mark opens documents to whom it is assigned, and closes them again. The higher area
registers that once, at start; assigning and handing down call it inside their transaction. The pages on an assignment ask
here too what they are about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from decreta.core.actor import Actor

if TYPE_CHECKING:
    from decreta.assignments.models import Assignment

Following = Callable[["Assignment", Actor], None]
#: Locks a matter until the transaction ends.
Holding = Callable[[UUID], None]


@dataclass(frozen=True)
class Shown:
    """How the pages on an assignment name its matter, and the sentence that orders it."""

    url: str
    name: str
    title: str
    title_lang: str
    list_url: str
    list_name: str
    order: str
    order_lang: str
    source: str
    decided_on: dt.date | None = None
    #: The reader may not be told the words of the paper: a line stands for each of them.
    is_withheld: bool = False


@dataclass(frozen=True)
class Named:
    """How a matter is named where many stand together: on a desk."""

    title: str
    title_lang: str
    url: str
    symbol: str


#: Where one of many assignments of a matter has a page of its own; empty where the matter's page is its page.
Placing = Callable[["Assignment"], str]
#: For the reader; for a desk, for a person in any of his posts.
Showing = Callable[[UUID, Actor], Shown]
Naming = Callable[[frozenset[UUID], tuple[Actor, ...]], Mapping[UUID, Named]]


@dataclass(frozen=True)
class Matter:
    """What a kind of matter does when an assignment of it begins and ends, and how its pages call it."""

    hold: Holding | None = None
    begins: Following | None = None
    ends: Following | None = None
    shown: Showing | None = None
    named: Naming | None = None
    place: Placing | None = None


_MATTERS: dict[str, Matter] = {}


def register(
    kind: str,
    *,
    hold: Holding | None = None,
    begins: Following | None = None,
    ends: Following | None = None,
    shown: Showing | None = None,
    named: Naming | None = None,
    place: Placing | None = None,
) -> None:
    """Say what follows for matters of a kind (`directives.task`), and how pages and desks show them."""
    _MATTERS[kind] = Matter(hold, begins, ends, shown, named, place)


def named(matters: set[tuple[str, UUID]], actors: Iterable[Actor]) -> dict[UUID, Named]:
    """Matters by their ids, of every kind that says how it is named, for a person's posts. One statement a kind."""
    readers = tuple(actors)
    found: dict[UUID, Named] = {}
    for kind in sorted({kind for kind, _id in matters}):
        name = _MATTERS[kind].named if kind in _MATTERS else None
        if name is not None:
            found |= name(frozenset(one for of, one in matters if of == kind), readers)
    return found


def shown(assignment: Assignment, actor: Actor) -> Shown:
    """How the pages on an assignment show what it is for. That he sees the assignment does not say that he may read the paper."""
    show = _MATTERS[assignment.matter_kind].shown
    assert show is not None, f"{assignment.matter_kind} says how it is shown"
    return show(assignment.matter_id, actor)


def place_of(assignment: Assignment, otherwise: str) -> str:
    """Where whoever watches over an assignment finds exactly that one; the page of its matter where it is the only one."""
    matter = _MATTERS.get(assignment.matter_kind)
    found = matter.place(assignment) if matter is not None and matter.place is not None else ""
    return found or otherwise


def hold(assignment: Assignment) -> None:
    """Take the matter itself before one of its assignments begins again: whoever acts on the matter takes both in this order.

    What was handed down waits for the upper assignment instead.
    """
    matter = _MATTERS.get(assignment.matter_kind)
    if assignment.parent_id is None and matter is not None and matter.hold is not None:
        matter.hold(assignment.matter_id)


def begins(assignment: Assignment, by: Actor) -> None:
    """An assignment of the matter was made or opened again."""
    matter = _MATTERS.get(assignment.matter_kind)
    if matter is not None and matter.begins is not None:
        matter.begins(assignment, by)


def ends(assignment: Assignment, by: Actor) -> None:
    """An assignment of the matter was accepted or closed."""
    matter = _MATTERS.get(assignment.matter_kind)
    if matter is not None and matter.ends is not None:
        matter.ends(assignment, by)
