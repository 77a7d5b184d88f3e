"""Registry of what can be searched: areas register a definition, the search page asks each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from decreta.core.texts import fold

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from decreta.core.actor import Actor


_WORD = re.compile(r"(\s+)")


@dataclass(frozen=True)
class Hit:
    """Something found, and why."""

    title: str
    url: str
    symbol: str = ""
    lang: str = "vi"
    why: str = ""
    why_lang: str = "vi"


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, and whether it is what was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class Found:
    """A hit with what was looked for marked in it."""

    hit: Hit
    title: list[Piece]
    why: list[Piece]


@dataclass(frozen=True)
class Part:
    """The hits of one area."""

    title: str | Promise
    hits: list[Found]


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
    return [Part(one.title, [_found(hit, words) for hit in one.find(words, actor)]) for one in ordered]


def _found(hit: Hit, words: str) -> Found:
    return Found(hit, marked(hit.title, words), marked(excerpt(hit.why, words), words))


def marked(text: str, words: str) -> list[Piece]:
    """The text in pieces, with every word that begins with one of the words marked, however it is written."""
    wanted = tuple(fold(words).split())
    pieces: list[Piece] = []
    for part in _WORD.split(text):
        is_hit = bool(wanted) and bool(folded := fold(part)) and folded.startswith(wanted)
        if pieces and (pieces[-1].is_hit == is_hit or not part.strip()):
            pieces[-1] = Piece(pieces[-1].text + part, pieces[-1].is_hit)
        elif part:
            pieces.append(Piece(part, is_hit))
    return pieces


def excerpt(text: str, words: str, *, number: int = 30) -> str:
    """So many words of a text around the first that was looked for."""
    every = text.split()
    if len(every) <= number:
        return text
    wanted = tuple(fold(words).split())
    first = next((place for place, word in enumerate(every) if wanted and fold(word).startswith(wanted)), 0)
    start = max(0, min(first - number // 3, len(every) - number))
    before, after = "… " if start else "", " …" if start + number < len(every) else ""
    return before + " ".join(every[start : start + number]) + after
