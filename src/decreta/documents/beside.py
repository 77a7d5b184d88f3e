"""What areas above say beside a document: remarks over the paper, buttons, parts that its page loads by themselves.

They enter themselves here, so that this area need not know what becomes of a paper after its issue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from decreta.core.actor import Actor
from decreta.documents.models import Arrival, Document
from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Lead:
    """A link in a remark: where it leads, what it says, in which language."""

    url: str
    words: str
    language: str = ""


@dataclass(frozen=True)
class Remark:
    """One sentence that a reader must know before he reads: recalled, replaced, corrected."""

    title: str
    text: str = ""
    level: Literal["danger", "warning", "info"] = "info"
    icon: str = "info"
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of the page that is fetched by itself; without scripts its title is a link to it."""

    title: str
    url: str


@dataclass
class Beside:
    """Everything that stands beside one document for one reader."""

    remarks: list[Remark] = field(default_factory=list)
    buttons: list[ButtonContext] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


#: Fills in what an area has to say; `arrival` is given on the page of an arrival.
Teller = Callable[[Beside, Document, Actor, Arrival | None], None]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    """Register what an area says beside documents."""
    _tellers[name] = teller


def beside(document: Document, actor: Actor, arrival: Arrival | None = None) -> Beside:
    """What all areas say."""
    found = Beside()
    for teller in _tellers.values():
        teller(found, document, actor, arrival)
    return found
